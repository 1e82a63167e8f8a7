/**
 * The parts of sim/MODEL.md that code and data already say: the schedule, the stages, the life course, the parameters and the levers. They stand there between
 * `<!-- name:begin -->` and `<!-- name:end -->`, written by these functions, so that text and program cannot drift apart.
 */
import { describeSchedule } from '../core/schedule.ts'
import { levers } from '../model/levers/index.ts'
import type { Pack } from '../model/pack/index.ts'
import { assumptionsOf, policyParameters, uncertainParameters } from '../model/parameters.ts'
import { processes, schedule } from '../model/schedule.ts'
import { stages } from '../model/stages/index.ts'
import { withBlocks } from './document-blocks.ts'
import { unreadRows } from './unread-rows.ts'

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim()
const row = (...cells: (string | number)[]) => `| ${cells.map((c) => cell(String(c))).join(' | ')} |`
const table = (head: string[], rows: string[]) => [row(...head), `|${head.map(() => '---').join('|')}|`, ...rows].join('\n')

/** The order of a month, with its months and random streams. */
function scheduleBlock(): string {
  if (processes.length === 0) throw new Error('schedule: expected at least one process, got none. List them in sim/model/schedule.ts.')
  return describeSchedule(schedule as never).join('\n')
}

function stagesBlock(): string {
  return table(
    ['Code', 'Stage', 'Entered from', 'Least months', 'Counts towards the 5,000'],
    stages.map((s) => row(s.code, s.text.en, s.entersFrom.join(', ') || 'outside the model', s.leastMonths, s.countsTowardTarget)),
  )
}

/** The life course as a drawing: every stage and every way into it, in the language that code hosts draw diagrams from. */
function lifeBlock(): string {
  const kinds = { yes: 'counts', trainees: 'trainees', no: 'plain' } as const
  const node = (s: (typeof stages)[number]) => `  ${s.id}["${s.text.en}${s.leastMonths > 0 ? `<br/>at least ${s.leastMonths} months` : ''}"]:::${['abroad', 'retired', 'left', 'other-doctor'].includes(s.id) ? 'outside' : kinds[s.countsTowardTarget as keyof typeof kinds]}`
  const ways = stages.flatMap((s) => s.entersFrom.map((from) => `  ${from} --> ${s.id}`))
  return ['```mermaid', 'flowchart TD', ...stages.map(node), ...ways, '  classDef counts stroke-width:4px', '  classDef trainees stroke-width:2px', '  classDef plain stroke-width:1px', '  classDef outside stroke-dasharray:5 4', '```'].join('\n')
}

/** Every behavioural parameter that an equation reads. `D` marks those drawn anew for each parameter set. */
function parametersBlock(pack: Pack): string {
  const drawn = new Set(uncertainParameters(pack, {}).map((u) => u.id))
  return table(
    ['Id', 'Meaning', 'Value', 'Range', 'Unit', 'Grade', 'Drawn', 'Source'],
    assumptionsOf(pack).map((p) => row(p.id, p.text.en, pack.parameter(p.id).default, `${p.low} to ${p.high}`, p.unit, p.grade, drawn.has(p.id) ? 'D' : '', p.source)),
  )
}

/** Rows read once only: when the start or a lever's base is made. They are not drawn anew. */
export const preparedIds = ['CAP06', 'CAP07', 'CAPNEW', 'CAPNEWPAST', 'CAPVAC', 'CAPVACPAST', 'HOS04', 'LEV10', 'OTHRET65', 'OTHRETSLOPE', 'RET09', 'RET10', 'SET11', 'SET15', 'SET20', 'SOLOCONV', 'THICKCITY', 'THICKTOWN', 'THICKRURAL', 'THICKISLAND', 'SMALLPLACE', 'TOWNPLACE', 'TOWNPERI', 'AGEWEIGHT', 'HOMEWAY', 'EMPPAST', 'HOSPFTE'] as const

function preparedBlock(pack: Pack): string {
  return table(
    ['Id', 'Meaning', 'Value', 'Range', 'Unit', 'Grade', 'Source'],
    preparedIds.map((id) => pack.parameter(id)).map((p) => row(p.id, p.role, p.default, `${p.low} to ${p.high}`, p.unit, p.grade, p.source)),
  )
}

/** Rows that no equation reads, by what they are there for. */
function unreadBlock(pack: Pack): string {
  return table(
    ['Id', 'Meaning', 'Value', 'Grade', 'Kind', 'Why it is not read'],
    Object.entries(unreadRows).map(([id, [kind, why]]) => row(id, pack.parameter(id).role, pack.parameter(id).default, pack.parameter(id).grade, kind, why)),
  )
}

/** What levers move, at its base. */
function policyBlock(): string {
  return table(
    ['Id', 'Meaning', 'One value per', 'Unit', 'Grade', 'Base from'],
    policyParameters.map((p) => row(p.id, p.text.en, p.axis === 'none' ? 'country' : p.axis, p.unit, p.grade, p.source)),
  )
}

function leversBlock(): string {
  return table(['Id', 'Lever', 'What it does'], levers.map((l) => row(l.id, l.text.en.name, l.text.en.sentence)))
}

/** The generated blocks of sim/MODEL.md, by the name in their markers. */
export function modelDocumentBlocks(pack: Pack): Readonly<Record<string, string>> {
  return { schedule: scheduleBlock(), stages: stagesBlock(), life: lifeBlock(), parameters: parametersBlock(pack), prepared: preparedBlock(pack), unread: unreadBlock(pack), policy: policyBlock(), levers: leversBlock() }
}

/** The document with its generated blocks brought up to date. @throws Error naming blocks whose markers are missing. */
export function modelDocument(document: string, pack: Pack): string {
  return withBlocks('MODEL.md', document, modelDocumentBlocks(pack))
}
