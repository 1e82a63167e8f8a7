/** From points of an experiment to runs: each point is a scenario, compiled, and what is recorded of it is what the experiment reads. */
import { canonicalJson, sha256Hex } from '../../core/digest.ts'
import { layoutOf } from '../../core/recorder.ts'
import type { Layout } from '../../core/recorder.ts'
import { layoutFor } from '../../model/indicators/index.ts'
import type { Pack } from '../../model/pack/index.ts'
import { modelVersion } from '../../model/version.ts'
import { compileScenario, monthOf, parseScenario, ScenarioError } from '../../scenario/index.ts'
import type { Compiled, Library, ScenarioDocument } from '../../scenario/index.ts'
import { figureName, figureReader } from '../figures.ts'
import { planDesign } from './designs/design.ts'
import type { PlannedDesign } from './designs/design.ts'
import { pointDocument } from './factors.ts'
import { outputId } from './read-output.ts'
import type { Experiment } from './types.ts'

/** An experiment with its points. Point `p` is point `p % design.points.length` of the design in scenario `floor(p / design.points.length)`. */
export interface ExperimentPlan {
  readonly experiment: Experiment
  readonly design: PlannedDesign
  /** Points in all scenarios together. */
  readonly points: number
  /** Runs in all. */
  readonly runs: number
  /** Names of the numbers read from a run. */
  readonly columns: readonly string[]
  /** Digest of all that results depend on: the experiment, the data and the version of the model. */
  readonly fingerprint: string
  readonly layout: Layout
  /** The scenario document of a point; it opens anywhere a scenario does. */
  documentOf(point: number): ScenarioDocument
  /** A point ready to run. @throws ScenarioError when its levers cannot stand together. */
  compile(point: number): Compiled
  /** The numbers of a run, from its buffer. */
  read(buffer: Float32Array): number[]
}

/** Plans an experiment. Every point is run under the same seed, so replicate i meets the same luck and the same parameter set at every point. */
export function planExperiment(experiment: Experiment, library: Library, pack: Pack): ExperimentPlan {
  const { scenarios, factors, outputs, replicates, seed, period, chanceOnly } = experiment
  const design = planDesign(experiment)
  const points = scenarios.length * design.points.length
  const from = monthOf(period.from)!
  const to = monthOf(period.to)!
  const indicators = new Set(outputs.map(({ indicator }) => indicator))
  const layout = layoutOf(layoutFor(from, to, pack).blocks.filter(({ indicator }) => indicators.has(indicator)), from, to)
  const readers = outputs.map((output) => figureReader(output, layout, pack))
  const recorded = sha256Hex([...indicators].sort().join()).slice(0, 8)

  function documentOf(point: number): ScenarioDocument {
    const scenario = scenarios[Math.floor(point / design.points.length)]!
    const at = point % design.points.length
    const title = { da: `${scenario.title.da}, punkt ${at}`, en: `${scenario.title.en}, point ${at}` }
    return pointDocument(scenario, factors, design.points[at]!, { id: `${experiment.id}/p${point}`, title, period, seed, replicates, chanceOnly })
  }

  return {
    experiment, design, points, runs: points * replicates, layout,
    columns: outputs.map(({ id }) => id),
    fingerprint: fingerprintOf(experiment, pack),
    documentOf,
    compile(point) {
      const parsed = parseScenario(documentOf(point), library, { pack, where: `${experiment.id}: point ${point}` })
      if (!parsed.ok) throw new ScenarioError(parsed.problems)
      const compiled = compileScenario(parsed.scenario, pack)
      // Recording less changes no number, but a worker must not take the one run for the other.
      return { ...compiled, fingerprint: `${compiled.fingerprint}:${recorded}`, layout }
    },
    read: (buffer) => readers.map((read) => read(buffer)),
  }
}

/** Titles and notes are no part of it. */
function fingerprintOf(experiment: Experiment, pack: Pack): string {
  const { title: _, note: __, ...rest } = experimentDocument(experiment)
  return sha256Hex(canonicalJson({ model: modelVersion, pack: { id: pack.id, hashes: pack.hashes }, experiment: rest }))
}

/** An experiment as a file that is read as the same experiment: scenarios written out, nothing left to defaults. */
export function experimentDocument(experiment: Experiment): Readonly<Record<string, unknown>> {
  const { factors, outputs, ...rest } = experiment
  return {
    ...rest,
    factors: factors.map(({ id, vary, levels, range, steps, shape, whole, use }) => ({
      vary,
      ...(id === vary ? {} : { name: id }),
      ...(levels ? { levels } : { range }),
      steps, shape,
      ...(levels ? {} : { whole }),
      ...(Object.keys(use).length > 0 ? { use } : {}),
    })),
    outputs: outputs.map(({ id, year, goal, ...figure }) => ({
      figure: figureName(figure),
      year,
      ...(id === outputId({ ...figure, year }) ? {} : { name: id }),
      ...(goal ? { [goal.sense === 'at-least' ? 'atLeast' : 'atMost']: goal.value } : {}),
    })),
  }
}
