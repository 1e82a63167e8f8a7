import { describe, expect, it } from 'vitest'
import { Population } from '../../../sim/core/population.ts'

describe('a population', () => {
  it('has a typed array for each column and counts its rows', () => {
    const people = new Population({ stage: 'u8', birth: 'i16', rho: 'f32', id: 'u32' }, 3)
    const stage: Uint8Array = people.stage
    expect(stage).toBeInstanceOf(Uint8Array)
    expect(people.birth).toBeInstanceOf(Int16Array)
    expect(people.rho).toBeInstanceOf(Float32Array)
    expect(people.id).toBeInstanceOf(Uint32Array)
    expect([people.add(), people.add(), people.size, people.capacity]).toEqual([0, 1, 2, 3])
  })

  it('says so when it is full', () => {
    const people = new Population({ stage: 'u8' }, 1)
    people.add()
    expect(() => people.add()).toThrow('population: expected at most 1 agents, got one more.')
  })

  it('is empty and zero after a reset', () => {
    const people = new Population({ stage: 'u8', rho: 'f64' }, 2)
    people.stage[people.add()] = 5
    people.rho[people.add()] = 0.5
    people.reset()
    expect([people.size, ...people.stage, ...people.rho]).toEqual([0, 0, 0, 0, 0])
  })

  it('refuses columns it cannot have', () => {
    expect(() => new Population({ size: 'u8' }, 1)).toThrow('another column name than size')
    expect(() => new Population({ add: 'u8' }, 1)).toThrow('another column name than add')
    expect(() => new Population({ stage: 'u7' as 'u8' }, 1)).toThrow('column stage: expected a kind among u8, i8')
    expect(() => new Population({ stage: 'u8' }, 0)).toThrow('capacity of at least 1')
  })
})
