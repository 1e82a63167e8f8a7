/** The job for Kubernetes: its schema, its exact keys (a schema lets a misspelt one pass), and its command line run here as pods would. No cluster is started. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Job } from 'kubernetes-models/batch/v1'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kubernetesFile, kubernetesJob } from '../../sim/cli/deploy/kubernetes.ts'
import { createCampaign } from '../../sim/run/campaign/index.ts'
import { command, digestIn } from './command-line.ts'

type JobOf = ReturnType<typeof kubernetesJob>
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubernetes-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const campaign = createCampaign({ kind: 'run', fingerprint: 'f'.repeat(64), version: '1', selfTest: 's', points: 1, replicates: 100, columns: 3, plan: null })
const options = { campaign, image: 'registry.example.org/laegeveje:1', claim: 'campaigns', path: 'big', pods: 12, parallelism: 5, cores: 4 }

/** Keys of an object and all below it, list items as one. */
function keysOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => keysOf(item, `${path}[]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [`${path}.${key}`, ...keysOf(inner, `${path}.${key}`)])
}

test('is a Job by its schema, which refuses one that is none', () => {
  const job = kubernetesJob(options)
  expect(() => new Job(job as ConstructorParameters<typeof Job>[0]).validate()).not.toThrow()
  const wrong = { ...job, spec: { ...job.spec, completions: '12' } }
  expect(() => new Job(wrong as unknown as ConstructorParameters<typeof Job>[0]).validate()).toThrow('completions')
})

test('has these keys and no others', () => {
  const pod = '.spec.template.spec'
  expect([...new Set(keysOf(kubernetesJob(options)))].sort()).toEqual(
    [
      '.apiVersion', '.kind', '.metadata', '.metadata.name', '.metadata.labels', '.metadata.labels.app.kubernetes.io/name', '.metadata.labels.app.kubernetes.io/instance',
      '.spec', '.spec.completionMode', '.spec.completions', '.spec.parallelism', '.spec.backoffLimitPerIndex', '.spec.maxFailedIndexes',
      '.spec.podFailurePolicy', '.spec.podFailurePolicy.rules', '.spec.podFailurePolicy.rules[].action',
      '.spec.podFailurePolicy.rules[].onExitCodes', '.spec.podFailurePolicy.rules[].onExitCodes.containerName', '.spec.podFailurePolicy.rules[].onExitCodes.operator', '.spec.podFailurePolicy.rules[].onExitCodes.values',
      '.spec.podFailurePolicy.rules[].onPodConditions', '.spec.podFailurePolicy.rules[].onPodConditions[].type', '.spec.podFailurePolicy.rules[].onPodConditions[].status',
      '.spec.template', '.spec.template.metadata', '.spec.template.metadata.labels', '.spec.template.metadata.labels.app.kubernetes.io/name', '.spec.template.metadata.labels.app.kubernetes.io/instance',
      pod, `${pod}.restartPolicy`, `${pod}.containers`, `${pod}.containers[].name`, `${pod}.containers[].image`, `${pod}.containers[].args`,
      `${pod}.containers[].resources`, `${pod}.containers[].resources.requests`, `${pod}.containers[].resources.requests.cpu`, `${pod}.containers[].resources.requests.memory`,
      `${pod}.containers[].resources.limits`, `${pod}.containers[].resources.limits.memory`,
      `${pod}.containers[].volumeMounts`, `${pod}.containers[].volumeMounts[].name`, `${pod}.containers[].volumeMounts[].mountPath`, `${pod}.containers[].volumeMounts[].subPath`,
      `${pod}.volumes`, `${pod}.volumes[].name`, `${pod}.volumes[].persistentVolumeClaim`, `${pod}.volumes[].persistentVolumeClaim.claimName`,
    ].sort(),
  )
})

test('says what it must: shares by index, no second try for a wrong version, none lost to a drained node', () => {
  const { spec } = kubernetesJob(options)
  expect(spec).toMatchObject({ completionMode: 'Indexed', completions: 12, parallelism: 5, backoffLimitPerIndex: 3, template: { spec: { restartPolicy: 'Never' } } })
  expect(spec.podFailurePolicy.rules).toEqual([
    { action: 'FailIndex', onExitCodes: { containerName: spec.template.spec.containers[0]!.name, operator: 'In', values: [42] } },
    { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
  ])
  expect(kubernetesFile(options)).toContain('never run on a cluster by its makers')
  expect(JSON.parse(kubernetesFile(options).replace(/^#.*\n/gm, ''))).toEqual(kubernetesJob(options))
})

test('fills the campaign when its pods are run here one by one', async () => {
  const path = join(folder, 'campaign')
  const args = ['run', 'baseline', '--to', '2025-06', '--replicates', '6', '--workers', '1']
  const single = digestIn((await command(...args)).out)
  await command(...args, '--prepare', '--out', path)
  const written = await command('kubernetes', path, '--image', 'laegeveje', '--claim', 'campaigns', '--pods', '3', '--cores', '1')
  expect(written.out).toBe(`kubectl apply -f ${path}/kubernetes.yaml`)
  const job = JSON.parse(readFileSync(join(path, 'kubernetes.yaml'), 'utf8').replace(/^#.*\n/gm, '')) as JobOf
  const [container] = job.spec.template.spec.containers
  const before = process.env.JOB_COMPLETION_INDEX
  for (let index = job.spec.completions - 1; index >= 0; index--) {
    process.env.JOB_COMPLETION_INDEX = String(index)
    const pod = await command(...container!.args.map((arg) => (arg === container!.volumeMounts[0]!.mountPath ? path : arg)))
    expect(pod.code, pod.notes).toBe(0)
  }
  if (before === undefined) delete process.env.JOB_COMPLETION_INDEX
  else process.env.JOB_COMPLETION_INDEX = before
  expect(digestIn((await command('merge', path)).out)).toBe(single)
})
