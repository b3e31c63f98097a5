import { SILENT_LOG } from '@ncv/runtime/log.ts'
import { realWorld } from '@ncv/runtime/real-world.ts'
import { warningEntry } from '../federation/log/public-log.ts'
import { foundHub } from '../support/founded-hub.ts'
await using world = realWorld({ log: SILENT_LOG })
const founded = await foundHub(world, { federation: 'messung.test' })
const all = Array.from({length:3000},(_,i)=>warningEntry(founded.hub,i))
let t=performance.now()
for (let i=0;i<3000;i+=128) await Promise.all(all.slice(i,i+128).map(e=>founded.hub.sequencer.append([e])))
console.log('group',3000/(performance.now()-t)*1000)
t=performance.now()
for (let i=0;i<200;i++) await founded.hub.sequencer.append([warningEntry(founded.hub,5000+i)])
console.log('single',200/(performance.now()-t)*1000)
founded.dispose()
