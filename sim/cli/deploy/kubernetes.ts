import { campaignId } from '../../run/campaign/index.ts'
import type { Campaign } from '../../run/campaign/index.ts'
import { exitCode } from '../exit.ts'

/** What a job is made for. */
export interface KubernetesOptions {
  readonly campaign: Campaign
  /** Image with the program as its entry point; see the Dockerfile beside this file. */
  readonly image: string
  /** Persistent volume claim, for many writers, whose folder `path` holds the campaign. */
  readonly claim: string
  readonly path?: string
  readonly pods: number
  /** Pods at a time. */
  readonly parallelism: number
  /** Processors of a pod. */
  readonly cores: number
}

/** An Indexed Job whose pods fill shares of a campaign. Plain data, as `kubectl apply` takes it. */
export function kubernetesJob({ campaign, image, claim, path, pods, parallelism, cores }: KubernetesOptions) {
  const name = `laegeveje-${campaignId(campaign).slice(0, 12)}`
  const labels = { 'app.kubernetes.io/name': 'laegeveje', 'app.kubernetes.io/instance': name }
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, labels },
    spec: {
      completionMode: 'Indexed',
      completions: pods,
      parallelism: Math.min(pods, parallelism),
      backoffLimitPerIndex: 3,
      maxFailedIndexes: pods,
      podFailurePolicy: {
        rules: [
          // Another version or arithmetic: trying again would give the same.
          { action: 'FailIndex', onExitCodes: { containerName: 'fill', operator: 'In', values: [exitCode.refused] } },
          // A node that is drained is nobody's fault.
          { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
        ],
      },
      template: {
        metadata: { labels },
        spec: {
          restartPolicy: 'Never',
          containers: [
            {
              name: 'fill',
              image,
              args: ['fill', '/campaign', '--of', String(pods), '--workers', String(cores)],
              resources: { requests: { cpu: String(cores), memory: `${512 + 256 * cores}Mi` }, limits: { memory: `${1024 + 512 * cores}Mi` } },
              volumeMounts: [{ name: 'campaign', mountPath: '/campaign', ...(path ? { subPath: path } : {}) }],
            },
          ],
          volumes: [{ name: 'campaign', persistentVolumeClaim: { claimName: claim } }],
        },
      },
    },
  }
}

/** The job as a file for `kubectl apply -f`: JSON, which YAML holds, below a few words. */
export function kubernetesFile(options: KubernetesOptions): string {
  const job = kubernetesJob(options)
  return `# Computes a campaign on Kubernetes 1.33 or newer (back-off by index, pod failure policy). Checked against the schema of batch/v1; never run on a cluster by its makers.
#   kubectl apply -f kubernetes.yaml
#   kubectl wait --for=condition=complete --timeout=-1s job/${job.metadata.name}
# Applying it again after deleting the job is safe: finished blocks are left alone. In the end, wherever the folder is mounted:
#   laegeveje merge <folder>
${options.campaign.kind === 'calibrate' ? '# A calibration has several waves, and each follows from the one before: delete the job and apply it again for each.\n' : ''}${JSON.stringify(job, null, 2)}
`
}
