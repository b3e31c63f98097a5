// SPDX-License-Identifier: EUPL-1.2
/**
 * Names of malware, tools and common products. Some are first names, surnames or places as well (Lorenz, Vidar, Cuba, Jena): here they are not.
 *
 * @module
 */

const WORDS = `
  ACRON Acronis AgentTesla Akira Android AnyDesk Apache AsyncRAT Atera AutiSta Avaddon Avira Azure Babuk Barracuda BianLian BigBlueButton BitLocker
  Bitdefender BlackByte BlackCat BlackSuit Blister BloodHound BlueKeep Bumblebee Burp Cactus Carbanak Carberp Cerber Checkmk Chrome Chromium Cisco
  Citrix Clop Cobalt CobaltStrike Commvault Conficker Confluence ConnectWise Conti CrowdStrike CryptoLocker Cuba DDoSia Daixin DanaBot DarkGate
  DarkSide Debian Defender Dharma Docker DocuSign Donut Dridex Dropbox Drupal ESET ESXi Edge Egregor Elasticsearch Emotet Entra EternalBlue Evilginx
  Excel Exchange FileZilla Firefox FormBook FortiClient FortiGate FortiManager FortiOS Fortinet GandCrab GitLab GoAnywhere Gootkit Gootloader Gozi
  Grafana Guloader Hancitor Havoc Heartbleed Hermes Hive Hydra Hyper-V IcedID Icinga Impacket Infoma Intune Ivanti Java JavaScript Jena Jenkins Jira
  Jitsi Joomla Juniper Karakurt Kaseya Kaspersky KeePass Kerberos Keycloak Kibana Kotlin Kubernetes LADIVA LANCOM LOCKBIT Lancom LastPass
  Latrodectus Lilith Linux LockBit Lockbit Locky Log4Shell Log4j Logstash Loki LokiBot Lorenz Lumma LummaC2 Lynx LÄMMkom MESO MOVEit Makop Mallox
  MariaDB Maze McAfee Medusa Mega Melissa Meltdown Metasploit MikroTik Mimikatz Mirai Monti Moodle MySQL Nagios Nemty Nessus NetScaler NetSupport
  NetWalker Netgear Netlogon Nextcloud NjRAT Nmap NoName057 Nokoyawa Norton NotPetya Office Okta OneDrive OpenSSH OpenSSL OpenVPN Oracle Outlook
  PRTG Perl Petya Phobos Phorpiex Pikabot Play PlugX PostgreSQL PowerPoint PowerShell PrintNightmare Prometheus Proxmox ProxyLogon ProxyShell PsExec
  PuTTY Pulse Pysa Python QNAP QakBot Qakbot Qbot Qilin QuasarRAT REvil Raccoon Ragnar RansomEXX RansomHub Rclone RedLine Remcos Rhysida Rorschach
  Royal Rubeus Ruby Rust RustDesk Ryuk SAP SIMATIC Safari Samba Sasser ScreenConnect SharePoint SharpHound Siemens Signal Sliver SmokeLoader Snatch
  SocGholish Sodinokibi SolarMarker SolarWinds Sophos Spectre Splashtop Splunk Spring Stormous Struts Stuxnet Swift Symantec Synology TYPO3
  TeamViewer Teams Telegram Teltonika Thanos Thunderbird Tomcat Trellix TrickBot Trickbot Trigona Typo3 Ubiquiti Ubuntu UltraViewer Ursnif VMware
  VOIS Veeam VeraCrypt Veritas Vidar WannaCry Warzone WeTransfer Webex WhatsApp WinCC WinSCP Windows WireGuard Wireshark Word WordPress XLoader
  XWorm Yanluowang Zabbix Zeppelin Zerologon Zeus Zimbra Zloader Zoom Zyxel iOS iPad iPhone macOS newsystem nginx ownCloud rclone regisafe vCenter`

/** Makers whose names look like people's. */
const MAKERS = `
  Agfeo Alcatel Auerswald Avaya Barco Beckhoff Bosch Brother Buderus Dallmeier Danfoss Datev DATEV Epson Festo Gigaset Grundfos Hach Harting Hekatron Hirschmann
  Honeywell Innovaphone Janitza Kisters Konica Krohne Kyocera Lexmark Mannesmann Mettler Mitel Moxa Panasonic Phoenix Pilz Ricoh Rittal Sartorius Schleupen
  Snom Starface Swyx Unify Vaillant Viessmann Wago Weidmüller Wilo Yealink Zebra`

const PHRASES = String.raw`Schneider Electric|Berger-Levrault|Wolters Kluwer|Bad Rabbit|F(?:RITZ|ritz)!Box|Raspberry Robin|Black Basta|Vice Society|Cobalt Strike|Citrix Bleed|Silver Sparrow|Olympic Destroyer|Anna Kournikova|Sandra Sparrow|Intercept X|Let.s Encrypt|Windows Server|Hunters International|Royal Mail|Bad USB|Raspberry Pi|Scattered Spider|Lazarus|Fancy Bear|Cozy Bear|Storm-\d{4}|APT\d{1,2}|UNC\d{3,4}|FIN\d{1,2}|TA\d{3}`

export const TECHNICAL_WORD_SET: ReadonlySet<string> = new Set(`${WORDS} ${MAKERS}`.split(/\s+/).filter((word) => word !== ''))

/** Case counts: `Play` is a gang, `play` is not. */
export const TECHNICAL_WORDS = new RegExp(String.raw`(?<![\p{L}\p{N}_])(?:${PHRASES}|${[...TECHNICAL_WORD_SET].join('|')})(?![\p{L}\p{N}_])`, 'gu')
