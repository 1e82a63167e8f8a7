import { describe, expect, test } from 'vitest'
import { createLibrary } from '../../../sim/scenario/library.ts'
import { loadScenario, parseScenario, parseScenarioText } from '../../../sim/scenario/parse.ts'
import { document, library, messagesOf, pack, scenarioOf } from './shipped.ts'

describe('a sound scenario', () => {
  test('needs no more than a format and an id; the rest has defaults', () => {
    expect(scenarioOf({ format: 1, id: 'test' })).toEqual({
      format: 1,
      id: 'test',
      title: { da: 'test', en: 'test' },
      levers: {},
      drivers: {},
      assumptions: {},
      period: { from: '2025-01', to: '2045-12' },
      seed: 'laegeveje',
      replicates: 200,
      chanceOnly: false,
    })
  })

  test('is frozen through and through', () => {
    const scenario = scenarioOf(document({ levers: { 'pay-premium': { scope: { regions: ['nordjylland'] } } } }))
    expect(() => ((scenario.levers['pay-premium']!.scope!.regions as string[])[0] = 'x')).toThrow(TypeError)
  })

  test('may fill in prices of levers, and keeps those of what it extends', () => {
    expect(scenarioOf(document({ prices: { 'task-relief': 20_000 } })).prices).toEqual({ 'task-relief': 20_000 })
    expect(scenarioOf(document()).prices).toBeUndefined()
    expect(messagesOf(document({ prices: { 'task-relieff': 1, 'retirement-age': 1, 'task-relief': -1, 'pay-premium': '60000' } }))).toEqual([
      'x.json: prices.task-relieff: expected a known lever, got "task-relieff". Did you mean task-relief?',
      'x.json: prices.retirement-age: retirement-age is a driver and has no price. Remove it.',
      'x.json: prices.task-relief: expected a number from 0 to 1000000000000, got -1.',
      'x.json: prices.pay-premium: expected a number from 0 to 1000000000000, got "60000".',
    ])
    expect(messagesOf(document({ prices: 5 }))).toHaveLength(1)
    const parent = createLibrary({ 'parent.json': JSON.stringify({ format: 1, id: 'parent', prices: { 'task-relief': 1, 'pay-premium': 2 } }) })
    const child = parseScenario(document({ extends: 'parent', prices: { 'pay-premium': 3 } }), parent, { pack })
    expect(child.ok && child.scenario.prices).toEqual({ 'task-relief': 1, 'pay-premium': 3 })
  })

  test('read, written and read again is the same', () => {
    for (const id of library.ids) {
      const result = loadScenario(id, library, { pack })
      expect(result.ok, id).toBe(true)
      if (result.ok) expect(scenarioOf(JSON.parse(JSON.stringify(result.scenario)))).toEqual(result.scenario)
    }
  })

  test('takes what it extends and changes it setting by setting', () => {
    const { levers, title, note } = scenarioOf(
      document({ extends: 'study-places-only', levers: { 'study-places-regional': { places_total: 90 }, 'senior-schemes': {} } }),
    )
    expect(levers).toEqual({ 'study-places-regional': { places_total: 90, mode: 'growth' }, 'senior-schemes': {} })
    expect(title.da).toBe('Kun studiepladser')
    expect(note, 'the note of a parent is about the parent').toBeUndefined()
  })

  test('may extend a scenario that extends another', () => {
    for (const id of ['study-places-only/redistribution', 'study-places-redistributed'])
      expect(scenarioOf(document({ extends: id })).levers, id).toEqual({ 'study-places-regional': { mode: 'redistribution' } })
  })
})

describe('what is wrong with a scenario', () => {
  test('a misspelt lever is named with the one that was meant', () => {
    expect(messagesOf(document({ levers: { 'pay-premum': {} } }))).toEqual([
      'x.json: levers.pay-premum: expected a known lever, got "pay-premum". Did you mean pay-premium?',
    ])
  })

  test('every problem is said at once, each with its path, value and advice', () => {
    const messages = messagesOf({
      format: 1,
      id: 'Not An Id',
      titel: 'x',
      title: { da: 'Kun dansk' },
      levers: {
        'study-places-regional': {
          places_totl: 10,
          mode: 'grow',
          campus_split: { aalborg: 0.5, koege: 0.2, viborg: 1 },
          start_intake: 2050,
        },
        'tutor-capacity': {
          enabled: 'yes',
          start: '2026-13',
          ramp_years: -1,
          scope: { flag: 'threatend', places: ['Lolland', 376, '999', '360', '360'], region: [] },
        },
        'hospital-gp-cap': { baseline_persons: { rigshospital: 4, 'odense-uh': 'many' }, measure: 'person' },
        'retirement-age': {},
      },
      drivers: { 'pay-premium': {}, 'retirement-age': { mean_age: 80 }, 'work-time-preference': { scope: { flag: 'threatened' } } },
      assumptions: { SET5: 1, SET05: 99, G03: null },
      period: { from: '1999-01', until: '2030-01' },
      seed: '',
      replicates: 0.5,
      chanceOnly: 1,
    })
    expect(messages).toMatchInlineSnapshot(`
      [
        "x.json: titel: expected a known field, got "titel". Did you mean title?",
        "x.json: id: expected lower-case words and numbers with hyphens, e.g. "more-tutors", got "Not An Id".",
        "x.json: title.en: expected a text of 1 to 200 characters, got nothing.",
        "x.json: levers.study-places-regional.places_totl: expected a known setting, got "places_totl". Did you mean places_total?",
        "x.json: levers.study-places-regional.mode: expected one of growth, redistribution, got "grow". Did you mean growth?",
        "x.json: levers.study-places-regional.campus_split.viborg: expected a known name, got "viborg". Choose one of aalborg, koege, esbjerg.",
        "x.json: levers.study-places-regional.start_intake: expected a number from 2025 to 2030, got 2050.",
        "x.json: levers.tutor-capacity.enabled: expected true or false, got "yes".",
        "x.json: levers.tutor-capacity.start: expected a month such as "2026-01", got "2026-13".",
        "x.json: levers.tutor-capacity.ramp_years: expected a number from 0 to 30, got -1.",
        "x.json: levers.tutor-capacity.scope.flag: expected one of big_campus, capped_hospital, open_for_new_capacity, threatened, outside_largest_cities, got "threatend". Did you mean threatened?",
        "x.json: levers.tutor-capacity.scope.places[0]: expected the code of a place, got "Lolland". Did you mean 360?",
        "x.json: levers.tutor-capacity.scope.places[1]: expected the code of a place, got 376. Write it as text: "376".",
        "x.json: levers.tutor-capacity.scope.places[2]: expected the code of a place, got "999".",
        "x.json: levers.tutor-capacity.scope.places[4]: expected each place once, got "360".",
        "x.json: levers.tutor-capacity.scope.region: expected places, flag or regions, got "region". Did you mean regions?",
        "x.json: levers.hospital-gp-cap.baseline_persons.rigshospital: expected a known name, got "rigshospital". Did you mean rigshospitalet?",
        "x.json: levers.hospital-gp-cap.baseline_persons.odense-uh: expected a number from 0 to 200, got "many".",
        "x.json: levers.hospital-gp-cap.measure: expected one of none, persons, fte, got "person". Did you mean persons?",
        "x.json: levers.retirement-age: expected a known lever, got "retirement-age". Move it to drivers.",
        "x.json: drivers.pay-premium: expected a known driver, got "pay-premium". Move it to levers.",
        "x.json: drivers.retirement-age.mean_age: expected a number from 60 to 70, got 80.",
        "x.json: drivers.work-time-preference.scope: work-time-preference acts everywhere and cannot be limited to places. How much a doctor wants to work goes with the doctor and not with the place: the figure is the country’s mean, and no source divides it by place. Write scope as {}, or remove it.",
        "x.json: assumptions.SET5: expected a known assumption, got "SET5". Did you mean SET05?",
        "x.json: assumptions.SET05: expected a number from 0 to 6.7, got 99.",
        "x.json: assumptions.G03: expected a number from 0 to 3.6, got null.",
        "x.json: period.from: expected a month from 2007-01 to 2060-12, got "1999-01".",
        "x.json: period.until: expected from or to, got "until".",
        "x.json: seed: expected a text of 1 to 100 characters, got "".",
        "x.json: replicates: expected a number from 1 to 10000, got 0.5.",
        "x.json: chanceOnly: expected true or false, got 1.",
      ]
    `)
  })

  test('a period must begin before it ends, and so must a lever', () => {
    expect(
      messagesOf(
        document({
          period: { from: '2030-01', to: '2029-12' },
          levers: { 'new-capacity-closure': { start: '2025-08' }, 'senior-schemes': { start: '2026-01', end: '2026-01' } },
        }),
      ),
    ).toEqual([
      'x.json: period.to: expected a month from 2030-01 on, got "2029-12". Swap from and to.',
      'x.json: levers.new-capacity-closure.start: expected a period that begins before it ends (2025-07), got "2025-08". end is the first month in which the lever no longer acts.',
      'x.json: levers.senior-schemes.end: expected a period that begins before it ends (2026-01), got "2026-01". end is the first month in which the lever no longer acts.',
    ])
  })

  test('start and start_intake may not both say when', () => {
    expect(messagesOf(document({ levers: { 'study-intake-total': { start: '2026-09', start_intake: 2027 } } }))).toEqual([
      'x.json: levers.study-intake-total.start_intake: start and start_intake both say when it begins. Keep one.',
    ])
  })

  test('a newer format is refused kindly, and nothing else is said', () => {
    expect(messagesOf({ format: 7, id: 3, levers: 'new kind of thing' })).toEqual([
      'x.json: format: the scenario is written in format 7, and this version knows formats up to 1. Get a newer Lægeveje to open it; nothing is lost.',
    ])
  })

  test('a missing format says what to write', () => {
    expect(messagesOf({ id: 'test' })).toEqual(['x.json: format: expected the number of the format, e.g. 1, got nothing. Write "format": 1.'])
  })

  test('an unknown parent is named with the one that was meant', () => {
    expect(messagesOf(document({ extends: 'basline' }))).toEqual([
      'x.json: extends: expected the id of a known scenario, got "basline". Did you mean baseline?',
    ])
  })

  test('a chain that bites its tail is told from its links', () => {
    const loop = createLibrary({
      'a.json': JSON.stringify({ format: 1, id: 'a', extends: 'b' }),
      'b.json': JSON.stringify({ format: 1, id: 'b', extends: 'a' }),
    })
    expect(messagesOf(document({ extends: 'a' }), loop)).toEqual([
      'x.json: extends: expected a chain that ends, got test → a → b → a. Remove one of its links.',
    ])
    expect(messagesOf(loop.document('a'), loop)).toEqual(['x.json: extends: expected a chain that ends, got a → b → a. Remove one of its links.'])
  })

  test('a chain may not be longer than anyone can follow', () => {
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`s${i}.json`, JSON.stringify({ format: 1, id: `s${i}`, extends: `s${i + 1}` })]),
    )
    expect(messagesOf(document({ extends: 's0' }), createLibrary(files))).toEqual([
      'x.json: extends: expected a chain of at most 8, got "a longer one".',
    ])
  })

  test('problems of a parent are said with the name of its file', () => {
    const broken = createLibrary({ 'parent.json': JSON.stringify({ format: 1, id: 'parent', replicates: 'many' }) })
    expect(messagesOf(document({ extends: 'parent' }), broken)).toEqual([
      'scenarios/parent.json: replicates: expected a number from 1 to 10000, got "many".',
    ])
  })

  test('a name of a place leads to its code, and a number to its text', () => {
    expect(messagesOf(document({ levers: { 'pay-premium': { scope: { places: ['Lolland', 376] } } } }))).toEqual([
      'x.json: levers.pay-premium.scope.places[0]: expected the code of a place, got "Lolland". Did you mean 360?',
      'x.json: levers.pay-premium.scope.places[1]: expected the code of a place, got 376. Write it as text: "376".',
    ])
  })

  test('problems carry a stable code, the bare path and a Danish sentence', () => {
    const result = parseScenario(document({ replicates: 'mange' }), library, { pack })
    expect(result).toEqual({
      ok: false,
      problems: [
        {
          path: 'replicates',
          code: 'wrong-type',
          message: 'scenario: replicates: expected a number from 1 to 10000, got "mange".',
          text: { da: 'Forventede et tal fra 1 til 10000, fik "mange".', en: 'Expected a number from 1 to 10000, got "mange".' },
        },
      ],
    })
  })

  test('an unknown id of the library is named with the one that was meant', () => {
    const result = loadScenario('agreement-2042', library, { pack })
    expect(result.ok ? [] : result.problems.map((p) => p.message)).toEqual([
      'scenario: expected the id of a known scenario, or a file, got "agreement-2042". Did you mean agreement-2024?',
    ])
  })
})

describe('hostile documents', () => {
  test('names that reach into prototypes are refused wherever they stand', () => {
    const messages = messagesOf(
      JSON.parse('{"format":1,"id":"test","__proto__":{"seed":"x"},"levers":{"constructor":{},"pay-premium":{"__proto__":{"supplement_dkk":1}}}}'),
    )
    expect(messages).toEqual([
      'x.json: __proto__: expected another name, got "__proto__". This name is not allowed.',
      'x.json: levers.constructor: expected another name, got "constructor". This name is not allowed.',
      'x.json: levers.pay-premium.__proto__: expected another name, got "__proto__". This name is not allowed.',
    ])
    expect(({} as Record<string, unknown>)['seed']).toBeUndefined()
  })

  test('names every object inherits are no levers, settings or assumptions', () => {
    for (const name of ['toString', 'hasOwnProperty', 'valueOf', '__defineGetter__']) {
      expect(messagesOf(document({ levers: { [name]: {} } })), name).toHaveLength(1)
      expect(messagesOf(document({ levers: { 'pay-premium': { [name]: 1 } } })), name).toHaveLength(1)
      expect(messagesOf(document({ assumptions: { [name]: 1 } })), name).toHaveLength(1)
      expect(messagesOf(document({ extends: name })), name).toHaveLength(1)
    }
  })

  test('too much is refused before it is looked at', () => {
    const limit = 'x.json: expected at most 256 kB, 20000 values and 8 levels, got "more". A scenario names only what differs from the baseline.'
    let deep: unknown = 1
    for (let i = 0; i < 100_000; i++) deep = [deep]
    const loop: Record<string, unknown> = document()
    loop['levers'] = loop
    const wide = Object.fromEntries(Array.from({ length: 30_000 }, (_, i) => [`k${i}`, 1]))
    for (const more of [deep, wide, loop['levers'], 'x'.repeat(300_000), Array.from({ length: 30_000 }, () => 1)])
      expect(messagesOf(document({ levers: more }))).toEqual([limit])
    const text = parseScenarioText(`{"format":1,"id":"test","seed":"${'x'.repeat(300_000)}"}`, library, { pack, where: 'x.json' })
    expect(text.ok ? [] : text.problems.map((p) => p.message)).toEqual(['x.json: expected at most 256 kB, got "294 kB".'])
  })

  test('long values are shown short', () => {
    const [message] = messagesOf(document({ extends: 'x'.repeat(3_000) }))
    expect(message!.length).toBeLessThan(300)
    const [named] = messagesOf(document({ ['y'.repeat(3_000)]: 1 }))
    expect(named!.length).toBeLessThan(300)
  })

  test('getters are never called', () => {
    let called = false
    const result = messagesOf({
      format: 1,
      id: 'test',
      get seed() {
        called = true
        return 'x'
      },
    })
    expect(called).toBe(false)
    expect(result).toEqual([])
  })

  test('text that is no JSON says so', () => {
    const result = parseScenarioText('{"format": 1,', library, { pack, where: 'x.json' })
    expect(result.ok ? '' : result.problems[0]!.message).toMatch(/^x\.json: expected JSON\. /)
  })

  test('only an object is a scenario', () => {
    for (const json of [null, 1, 'x', [], true, undefined]) expect(messagesOf(json), String(json)).toHaveLength(1)
  })
})
