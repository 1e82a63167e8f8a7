/** Slurm's own daemons on this machine alone, without systemd: a controller and two nodes, from files in a folder of the test's. Needs root. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const programs = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'squeue', 'scontrol']
const environment = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` }
const missing = programs.filter((name) => spawnSync('sh', ['-c', `command -v ${name}`], { env: environment }).status !== 0)

/** Why Slurm cannot be tested here, or undefined when it can. */
export const slurmMissing =
  missing.length > 0 ? `NOT RUN, because Slurm is missing (${missing.join(', ')}). Install it: apt-get install slurmctld slurmd munge slurm-client` : process.getuid?.() !== 0 ? 'NOT RUN, because Slurm’s daemons need root' : undefined

/** Daemons that run. */
export interface TestSlurm {
  /** Runs one of Slurm's commands and gives what it says. */
  command(name: string, ...args: string[]): string
  /** As `command`, without waiting here: resolves with the exit code. */
  begin(name: string, ...args: string[]): Promise<number | null>
  stop(): Promise<void>
}

/** Starts munged, slurmctld and two slurmd on free-ish ports. */
export async function startSlurm(folder: string): Promise<TestSlurm> {
  const host = hostname()
  if (!readFileSync('/etc/hosts', 'utf8').split('\n').some((line) => line.split(/\s+/).slice(1).includes(host))) throw new Error(`/etc/hosts: expected a line with ${host}, got none. Slurm needs it.`)
  // munged is another user, and must get through.
  chmodSync(folder, 0o755)
  for (const name of ['munge', 'state', 'n1', 'n2']) mkdirSync(join(folder, name), { recursive: true })
  const munge = spawnSync('id', ['-u', 'munge']).stdout.toString().trim()
  const group = spawnSync('id', ['-g', 'munge']).stdout.toString().trim()
  writeFileSync(join(folder, 'munge', 'key'), 'of no secrecy at all, for one test, '.repeat(4), { mode: 0o400 })
  for (const path of ['munge', 'munge/key']) chownSync(join(folder, path), Number(munge), Number(group))
  const socket = join(folder, 'munge', 'socket')
  const conf = join(folder, 'slurm.conf')
  const port = 20_000 + Math.floor(process.pid % 20_000)
  writeFileSync(
    conf,
    `ClusterName=test
SlurmctldHost=${host}(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=${socket}
CryptoType=crypto/munge
SlurmctldPort=${port}
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd-%n.pid
SlurmdSpoolDir=${folder}/%n
StateSaveLocation=${folder}/state
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SelectType=select/cons_tres
ReturnToService=2
SchedulerParameters=batch_sched_delay=0
NodeName=n1 NodeHostname=${host} NodeAddr=127.0.0.1 Port=${port + 1} CPUs=1
NodeName=n2 NodeHostname=${host} NodeAddr=127.0.0.1 Port=${port + 2} CPUs=1
PartitionName=all Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
`,
  )
  const env = { ...environment, SLURM_CONF: conf }
  const daemons: ChildProcess[] = []
  const daemon = (name: string, args: string[], uid?: number): void => void daemons.push(spawn(name, args, { env, stdio: 'ignore', ...(uid === undefined ? {} : { uid, gid: Number(group) }) }))
  daemon('munged', ['--foreground', '--force', `--key-file=${folder}/munge/key`, `--socket=${socket}`, `--pid-file=${folder}/munge/pid`, `--log-file=${folder}/munge/log`, `--seed-file=${folder}/munge/seed`], Number(munge))
  for (let tries = 0; tries < 100 && !existsSync(socket); tries++) await pause(50)
  daemon('slurmctld', ['-D', '-f', conf, '-L', join(folder, 'slurmctld.log')])
  for (const node of ['n1', 'n2']) daemon('slurmd', ['-D', '-f', conf, '-N', node, '-L', join(folder, `${node}.log`)])
  const command = (name: string, ...args: string[]): string => execFileSync(name, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  const stop = async (): Promise<void> => {
    for (const child of daemons.reverse()) {
      const dead = new Promise((resolve) => child.once('exit', resolve))
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL')
        await dead
      }
    }
  }
  for (let tries = 0; ; tries++) {
    const idle = spawnSync('sinfo', ['-h', '-t', 'idle', '-o', '%D'], { env }).stdout.toString().trim()
    if (idle === '2') break
    if (tries > 60) {
      await stop()
      throw new Error(`slurm: expected two idle nodes in half a minute, got ${idle || 'none'}. See ${folder}/slurmctld.log.`)
    }
    await pause(500)
  }
  return {
    command,
    begin: (name, ...args) => new Promise((resolve) => spawn(name, args, { env, stdio: 'ignore' }).once('exit', (code) => resolve(code))),
    stop,
  }
}
