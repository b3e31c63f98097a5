import * as z from 'node:zlib'
import { benchDocument } from './csaf-document.ts'
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
let t=performance.now()
const docs=Array.from({length:768},(_,i)=>benchDocument(i))
console.log('gen ms',performance.now()-t, 'mean',docs.reduce((a,d)=>a+d.length,0)/768)
t=performance.now(); for(const d of docs) parseCsaf(d); console.log('parseCsaf ms',performance.now()-t)
t=performance.now(); for(const d of docs) JSON.parse(new TextDecoder().decode(d)); console.log('JSON.parse ms',performance.now()-t)
for (const n of [1,64,256]) for (const lvl of [3,9]) {let raw=0,c=0;for(let i=0;i+n<=768;i+=n){const b=Buffer.concat(docs.slice(i,i+n));raw+=b.length;c+=z.zstdCompressSync(b,{params:{[z.constants.ZSTD_c_compressionLevel]:lvl}}).length}
console.log(n,lvl,(raw/c).toFixed(2))}
