import { makeFeedSite } from './feed-log.ts'
const t=performance.now()
const s=await makeFeedSite(Number(process.argv[2]),(d)=>{})
console.log(s.dir,s.bytes,performance.now()-t)
