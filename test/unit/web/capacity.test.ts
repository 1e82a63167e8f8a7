import { expect, test } from 'vitest'
import { capacity, capacityOf, timeReplicates } from '../../../web/state/capacity.ts'

test('a machine that is fast and large enough, or says nothing, is asked for all simulations', () => {
  expect(capacityOf({})).toEqual({ replicates: 200 })
  expect(capacityOf({ msPerReplicate: 60, gigabytes: 8 })).toEqual({ replicates: 200 })
})

test('a slow machine is asked for as many as it does in a minute, and never for too few to show bands', () => {
  expect(capacityOf({ msPerReplicate: 400 })).toEqual({ replicates: 100, why: 'slow' })
  expect(capacityOf({ msPerReplicate: 1000 })).toEqual({ replicates: 50, why: 'slow' })
  expect(capacityOf({ msPerReplicate: 60_000 })).toEqual({ replicates: 24, why: 'slow' })
})

test('little memory is told before anything has run, and the narrower limit is the one that is named', () => {
  expect(capacityOf({ gigabytes: 1 })).toEqual({ replicates: 50, why: 'memory' })
  expect(capacityOf({ gigabytes: 0.5, msPerReplicate: 400 })).toEqual({ replicates: 24, why: 'memory' })
  expect(capacityOf({ gigabytes: 1, msPerReplicate: 5000 })).toEqual({ replicates: 24, why: 'slow' })
})

test('the machine is judged once, after it has warmed up', () => {
  timeReplicates(4, 0)
  timeReplicates(8, 8000)
  expect(capacity.value.replicates).toBe(200)
  timeReplicates(4, 12_000)
  expect(capacity.value).toEqual({ replicates: 50, why: 'slow' })
  timeReplicates(100, 12_001)
  expect(capacity.value.replicates).toBe(50)
})
