/** Numbers of shares in the ways that engines count them: shares from 1, Slurm as chosen (from 1 here), Kubernetes from 0. */
import type { Shard } from '../../run/campaign/index.ts'
import { BadInput } from '../exit.ts'

/** A list of numbers as `--array` takes it: 1,2,3,7 is `1-3,7`. */
export function arrayOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && number <= last[1] + 1) last[1] = Math.max(number, last[1])
    else ranges.push([number, number])
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',')
}

/**
 * The share that an engine has given this process, of `of`: SLURM_ARRAY_TASK_ID from 1, or JOB_COMPLETION_INDEX from 0.
 * @throws BadInput when there is none, or it is not among those
 */
export function shardFromEnvironment(of: number, environment: Readonly<Record<string, string | undefined>>): Shard {
  const [name, first] = environment.SLURM_ARRAY_TASK_ID === undefined ? (['JOB_COMPLETION_INDEX', 0] as const) : (['SLURM_ARRAY_TASK_ID', 1] as const)
  const text = environment[name]
  if (text === undefined) throw new BadInput(['--of: expected SLURM_ARRAY_TASK_ID or JOB_COMPLETION_INDEX in the environment, got neither. Give --shard instead.'])
  const index = Number(text) - first + 1
  if (!/^\d{1,9}$/.test(text) || index < 1 || index > of) throw new BadInput([`--of: expected ${name} from ${first} to ${of - 1 + first}, got ${text}. Make the array as long as --of says.`])
  return { index, of }
}
