// SPDX-License-Identifier: EUPL-1.2
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { base64url, concat, fromBase64, fromHex, fromUtf8, hex, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import type { RsaPublicKey } from '@ncv/protocol/crypto/rsa.ts'
import { formatSpki, fromInteger, parseRsaPrivateKey, parseRsaPublicKey, toInteger, verifyPssSha384 } from '@ncv/protocol/crypto/rsa.ts'
import { blind, blindSign, encodePss, finalize, verifyBlind } from '@ncv/protocol/token/blind.ts'
import { formatChallenge } from '@ncv/protocol/token/challenge.ts'
import { formatTokenInput } from '@ncv/protocol/token/token.ts'
import { RSABSSA } from '@cloudflare/blindrsa-ts'
import { codeOf, scriptedChance, seededChance } from '../crypto/chance.ts'
import type { Wycheproof } from '../crypto/vectors.ts'
import { deviations, readVectors } from '../crypto/vectors.ts'

type Rfc9474 = Readonly<Record<'name' | 'p' | 'q' | 'n' | 'd' | 'input_msg' | 'salt' | 'inv' | 'blinded_msg' | 'blind_sig' | 'sig', string>> & {
  readonly encoded_msg?: string
}
type Rfc9577 = Readonly<
  Record<
    'comment' | 'token_type' | 'issuer_name' | 'redemption_context' | 'origin_info' | 'nonce' | 'token_key_id' | 'token_authenticator_input',
    string
  >
>
type Rfc9578 = Readonly<Record<'skS' | 'pkS' | 'token_challenge' | 'nonce' | 'blind' | 'salt' | 'token_request' | 'token_response' | 'token', string>>

function inverse(value: bigint, modulus: bigint): bigint {
  let [r, nextR, t, nextT] = [modulus, value % modulus, 0n, 1n]
  while (nextR !== 0n) [r, nextR, t, nextT] = [nextR, r % nextR, nextT, t - (r / nextR) * nextT]
  return ((t % modulus) + modulus) % modulus
}

function pkcs8Of({ n, d, p, q }: Rfc9474): Uint8Array {
  const [pn, qn, dn] = [BigInt(p), BigInt(q), BigInt(d)]
  const number = (value: bigint): string => {
    const digits = value.toString(16)
    return base64url(fromHex(digits.length % 2 === 0 ? digits : `0${digits}`))
  }
  const key = {
    kty: 'RSA',
    n: number(BigInt(n)),
    e: 'AQAB',
    d: number(dn),
    p: number(pn),
    q: number(qn),
    dp: number(dn % (pn - 1n)),
    dq: number(dn % (qn - 1n)),
    qi: number(inverse(qn, pn)),
  }
  return createPrivateKey({ key, format: 'jwk' }).export({ format: 'der', type: 'pkcs8' })
}

/** RFC 9578 section 6.5: the key as RSASSA-PSS with SHA-384, MGF1 with SHA-384 and a salt of 48 bytes. */
function rsassaPssSpki({ spki }: RsaPublicKey): Uint8Array {
  const algorithm = fromHex(
    '303d06092a864886f70d01010a3030a00d300b0609608648016503040202a11a301806092a864886f70d010108300b0609608648016503040202a203020130',
  )
  const bitString = spki.subarray(4 + 15)
  const length = algorithm.length + bitString.length
  return concat(Uint8Array.of(0x30, 0x82, length >> 8, length & 0xff), algorithm, bitString)
}

describe('RFC 9474, appendix A', () => {
  test.each(readVectors<readonly Rfc9474[]>('rfc9474.json'))('$name: blinding, signing and finalizing give the RFC’s bytes', (vector) => {
    const privateKey = parseRsaPrivateKey(pkcs8Of(vector), 4096)
    const { publicKey } = privateKey
    const [message, salt] = [fromHex(vector.input_msg), fromHex(vector.salt)]
    const r = fromInteger(inverse(BigInt(vector.inv), publicKey.modulus), 512)
    if (vector.encoded_msg !== undefined) expect(hex(encodePss(message, salt, 512))).toBe(vector.encoded_msg)
    const blinded = blind(publicKey, message, scriptedChance(salt, r), salt.length)
    expect([hex(blinded.blindedMessage), toInteger(blinded.inverse)]).toEqual([vector.blinded_msg, BigInt(vector.inv)])
    const blindSignature = blindSign(privateKey, blinded.blindedMessage)
    expect(hex(blindSignature)).toBe(vector.blind_sig)
    expect(hex(finalize(publicKey, message, blindSignature, blinded.inverse, salt.length))).toBe(vector.sig)
    expect(verifyBlind(publicKey, message, fromHex(vector.sig), salt.length)).toBe(true)
    expect(verifyBlind(publicKey, utf8('another'), fromHex(vector.sig), salt.length)).toBe(false)
  })
})

describe('RFC 9577 and RFC 9578', () => {
  test.each(readVectors<readonly Rfc9577[]>('rfc9577-token.json'))(
    'the challenge and the signed part of the token are the RFC’s: $comment',
    (vector) => {
      const challenge = formatChallenge({
        tokenType: Number.parseInt(vector.token_type, 16),
        issuerName: fromHex(vector.issuer_name),
        redemptionContext: fromHex(vector.redemption_context),
        originInfo: fromHex(vector.origin_info),
      })
      const parts = { nonce: fromHex(vector.nonce), challengeDigest: sha256(challenge), keyId: fromHex(vector.token_key_id) }
      expect(hex(formatTokenInput(parts, Number.parseInt(vector.token_type, 16)))).toBe(vector.token_authenticator_input)
    },
  )

  const issued = ['rfc9578-type2-go.json', 'rfc9578-type2-rust.json'].flatMap((file) =>
    readVectors<readonly Rfc9578[]>(file).map((vector, i) => ({ ...vector, name: `${file} ${i}` })),
  )
  test.each(issued)('issuance of type 0x0002 gives the bytes of other implementations: $name', (vector) => {
    const pem = fromUtf8(fromHex(vector.skS)).replace(/-----[A-Z ]+-----|\s/g, '')
    const privateKey = parseRsaPrivateKey(fromBase64(pem), 2048)
    const pkS = rsassaPssSpki(privateKey.publicKey)
    expect(hex(pkS)).toBe(vector.pkS)
    const keyId = sha256(pkS)
    const input = formatTokenInput({ nonce: fromHex(vector.nonce), challengeDigest: sha256(fromHex(vector.token_challenge)), keyId }, 0x0002)
    const { blindedMessage, inverse: blindInverse } = blind(privateKey.publicKey, input, scriptedChance(fromHex(vector.salt), fromHex(vector.blind)))
    expect(hex(concat(fromHex('0002'), keyId.subarray(31), blindedMessage))).toBe(vector.token_request)
    const response = blindSign(privateKey, blindedMessage)
    expect(hex(response)).toBe(vector.token_response)
    expect(hex(concat(input, finalize(privateKey.publicKey, input, response, blindInverse)))).toBe(vector.token)
  })
})

describe('blind signatures', () => {
  const [key] = readVectors<{ keys: readonly { pkcs8: string; spki: string }[] }>('issuer-keys.json').keys
  const privateKey = parseRsaPrivateKey(fromBase64(key?.pkcs8 ?? ''))
  const { publicKey } = privateKey
  const message = utf8('98 bytes')

  test('@cloudflare/blindrsa-ts and this code understand each other in all three roles', async () => {
    const suite = RSABSSA.SHA384.PSS.Deterministic()
    const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' }
    const theirPublic = createPublicKey({ key: Buffer.from(publicKey.spki), format: 'der', type: 'spki' }).toCryptoKey(algorithm, true, ['verify'])
    const theirPrivate = createPrivateKey({ key: Buffer.from(key?.pkcs8 ?? '', 'base64'), format: 'der', type: 'pkcs8' }).toCryptoKey(
      algorithm,
      true,
      ['sign'],
    )
    const theirs = await suite.blind(theirPublic, message)
    const signature = await suite.finalize(theirPublic, message, blindSign(privateKey, theirs.blindedMsg), theirs.inv)
    expect(verifyBlind(publicKey, message, signature)).toBe(true)
    const ours = blind(publicKey, message, seededChance('oracle'))
    const finished = finalize(publicKey, message, await suite.blindSign(theirPrivate, ours.blindedMessage), ours.inverse)
    expect(await suite.verify(theirPublic, finished, message)).toBe(true)
  })

  test('the same blinded message gets the same signature, another blinding another one', () => {
    const world = seededChance('blinding')
    const [first, second] = [blind(publicKey, message, world), blind(publicKey, message, world)]
    expect(first.blindedMessage).not.toEqual(second.blindedMessage)
    expect(blindSign(privateKey, first.blindedMessage)).toEqual(blindSign(privateKey, first.blindedMessage))
  })

  test('r is drawn again while it is not below the modulus or shares a factor with it', () => {
    const r = fromInteger(publicKey.modulus - 1n, 384)
    const script = [new Uint8Array(48), new Uint8Array(384).fill(0xff), fromInteger(publicKey.modulus, 384), new Uint8Array(384), r]
    expect(toInteger(blind(publicKey, message, scriptedChance(...script)).inverse)).toBe(publicKey.modulus - 1n)
  })

  test('a broken source of chance ends in an error, not in a loop', () => {
    expect(codeOf(() => blind(publicKey, message, { random: (length) => new Uint8Array(length) }))).toBe('KEY_INVALID')
  })

  test('the hub signs no value that is not below its modulus and none of another length', () => {
    expect(codeOf(() => blindSign(privateKey, new Uint8Array(384).fill(0xff)))).toBe('ISSUANCE_MALFORMED')
    expect(codeOf(() => blindSign(privateKey, fromInteger(publicKey.modulus, 384)))).toBe('ISSUANCE_MALFORMED')
    expect(codeOf(() => blindSign(privateKey, new Uint8Array(383)))).toBe('ISSUANCE_MALFORMED')
  })

  test('a signature that came out wrong never leaves the hub: it would give away the key', () => {
    const keys = readVectors<{ keys: readonly { pkcs8: string }[] }>('issuer-keys.json').keys
    const other = parseRsaPrivateKey(fromBase64(keys[1]?.pkcs8 ?? ''))
    const faulty = { publicKey, handle: other.handle }
    expect(codeOf(() => blindSign(faulty, fromInteger(5n, 384)))).toBe('ISSUER_FAULT')
  })

  test('a member does not take what the hub did not sign for this message', () => {
    const { blindedMessage, inverse: secret } = blind(publicKey, message, seededChance('finalize'))
    const signature = blindSign(privateKey, blindedMessage)
    expect(codeOf(() => finalize(publicKey, utf8('other'), signature, secret))).toBe('TOKEN_SIGNATURE')
    expect(codeOf(() => finalize(publicKey, message, blindedMessage, secret))).toBe('TOKEN_SIGNATURE')
    expect(codeOf(() => finalize(publicKey, message, signature.subarray(1), secret))).toBe('ISSUANCE_MALFORMED')
  })

  test('every Wycheproof RSA-PSS signature (SHA-384, salt 48) is accepted or refused as the vectors say', () => {
    const vectors = readVectors<Wycheproof<{ publicKeyDer: string }, { msg: string; sig: string }>>('wycheproof-rsa-pss-2048-sha384.json')
    const verify = ({ msg, sig }: { msg: string; sig: string }, { publicKeyDer }: { publicKeyDer: string }): boolean =>
      verifyPssSha384(parseRsaPublicKey(fromHex(publicKeyDer), 2048), fromHex(msg), fromHex(sig), 48)
    expect(deviations(vectors, verify)).toEqual({ deviating: [], run: true })
  })

  test('an issuer key has one encoding: RSA-3072, exponent 65537, rsaEncryption, an odd modulus with its top bit set', () => {
    const modulus = fromInteger(publicKey.modulus, 384)
    expect(formatSpki(modulus)).toEqual(publicKey.spki)
    const even = modulus.map((byte, i) => (i === 383 ? byte & 0xfe : byte))
    const small = modulus.map((byte, i) => (i === 0 ? byte & 0x7f : byte))
    const exponent3 = publicKey.spki.map((byte, i) => (i === publicKey.spki.length - 1 ? 3 : byte))
    const refused = [
      formatSpki(even),
      formatSpki(small),
      exponent3,
      rsassaPssSpki(publicKey),
      concat(publicKey.spki, Uint8Array.of(0)),
      new Uint8Array(),
      new Uint8Array(3),
    ]
    expect(refused.map((spki) => codeOf(() => parseRsaPublicKey(spki)))).toEqual(refused.map(() => 'KEY_INVALID'))
    expect(codeOf(() => parseRsaPublicKey(publicKey.spki, 2048))).toBe('KEY_INVALID')
    expect(codeOf(() => parseRsaPrivateKey(utf8('nonsense')))).toBe('KEY_INVALID')
  })
})
