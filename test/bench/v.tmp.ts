import { ed25519KeyPair, signEd25519, verifyEd25519 } from '@ncv/protocol/crypto/ed25519.ts'
import { verify, createPublicKey } from 'node:crypto'
const kp=ed25519KeyPair(new Uint8Array(32).fill(7)); const m=new Uint8Array(900).fill(3); const s=signEd25519(new Uint8Array(32).fill(7),m)
const pk=createPublicKey({key:Buffer.concat([Buffer.from('302a300506032b6570032100','hex'),kp.publicKey]),format:'der',type:'spki'})
for(let r=0;r<3;r++){let c=process.cpuUsage();for(let i=0;i<2000;i++)verifyEd25519(kp.publicKey,m,s);let d=process.cpuUsage(c);console.log('sodium',d.user/2000,'us');
c=process.cpuUsage();for(let i=0;i<2000;i++)verify(null,m,pk,s);d=process.cpuUsage(c);console.log('node',d.user/2000,'us')}
