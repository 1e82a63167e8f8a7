/** Outlines of the municipalities in planar kilometres, and where the two insets go. */
import { geoIdentity, geoPath } from 'd3'
import { feature, merge, mesh } from 'topojson-client'

export type Topology = Parameters<typeof feature>[0]
type Shape = Exclude<Parameters<ReturnType<typeof geoPath>['centroid']>[0], null | undefined>

export interface Geography {
  readonly topology: Topology
  /** Areas made of several municipalities; absent means that each municipality is its own. */
  readonly groups?: readonly Group[]
}

/** Municipalities, by code, that are drawn as one. */
export interface Group {
  readonly code: string
  readonly members: readonly string[]
}

/** A shape in the map's own units (kilometres), placed in its panel. */
export interface Outline {
  readonly code: string
  readonly d: string
  /** Middle of its largest part, for marks and pointers. */
  readonly x: number
  readonly y: number
  readonly panel: 'main' | 'capital' | 'bornholm'
}

export interface Panel {
  readonly id: 'capital' | 'bornholm'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The whole drawing, in kilometres of the main panel: Denmark without Bornholm, with room for the insets where there is sea. */
export const frame = { width: 300, height: 356 }
const origin: readonly [number, number] = [-57, -6425]

/** Municipalities repeated in the enlarged inset, by code: those of the dense capital area. */
const inCapital = (code: number): boolean => code >= 101 && code <= 190
const panels: readonly (Panel & { readonly scale: number; readonly from: readonly [number, number] })[] = [
  // `from` is the corner of the world, in kilometres, that comes to the panel's upper left corner.
  { id: 'capital', x: 205, y: 2, width: 93, height: 114, scale: 2.6, from: [196.5, -6222] },
  { id: 'bornholm', x: 248, y: 122, width: 50, height: 46, scale: 1.3, from: [357.5, -6166.5] },
]

export interface Drawing {
  readonly outlines: readonly Outline[]
  /**
   * All borders and coasts as one path, each drawn once. One stroke of a long path costs next to nothing; a stroke for each area, repainted
   * whenever an area changes its colour, held the picture up for seconds where the browser draws without a graphics card.
   */
  readonly borders: string
  readonly panels: readonly Panel[]
}

const made = new Map<string, Drawing>()

/** Paths of all outlines; made once for each division, since the map never moves. */
export function drawing({ topology, groups }: Geography): Drawing {
  const key = groups?.map(({ code, members }) => `${code} ${members.join()}`).join(';') ?? ''
  let known = made.get(key)
  if (!known) made.set(key, (known = groups ? makeGroups(topology, groups) : make(topology)))
  return known
}

type Geometries = Extract<Parameters<typeof merge>[1], readonly unknown[]>

/** Areas without the borders inside them. A panel shows the part of an area that lies in it. */
function makeGroups(topology: Topology, groups: readonly Group[]): Drawing {
  const whole = topology.objects.municipalities!
  const geometries = ('geometries' in whole ? whole.geometries : []) as unknown as Geometries
  const outlines: Outline[] = []
  for (const { code, members } of groups) {
    const own = new Set(members)
    const joined = (test: (id: string) => boolean) => {
      const parts = geometries.filter((geometry) => own.has(String(geometry.id)) && test(String(geometry.id)))
      return parts.length ? merge(topology as Parameters<typeof merge>[0], parts) : undefined
    }
    const add = (panel: Outline['panel'], shape: ReturnType<typeof joined>, drawn: ReturnType<typeof pathOf>) => {
      if (!shape) return
      const [x, y] = drawn.centroid(largest(shape as unknown as Polygons))
      outlines.push({ code, d: drawn(shape) ?? '', x, y, panel })
    }
    add('main', joined((id) => isIn('main', id)), mainPath())
    for (const panel of panels) add(panel.id, joined((id) => isIn(panel.id, id)), panelPath(panel))
  }
  const groupOf = new Map(groups.flatMap(({ code, members }) => members.map((member) => [member, code] as const)))
  return { outlines, panels, borders: bordersOf(topology, (id) => groupOf.get(id)) }
}

/** Is the municipality shown in the panel? */
const isIn = (panel: Outline['panel'], id: string): boolean => (panel === 'main' ? id !== '400' : panel === 'bornholm' ? id === '400' : inCapital(Number(id)))

/** Coasts, and the borders between municipalities that are not of one area; those of no area (undefined) have none. */
function bordersOf(topology: Topology, areaOf: (id: string) => string | undefined): string {
  const whole = topology.objects.municipalities!
  const geometries = ('geometries' in whole ? whole.geometries : []) as unknown as Geometries
  const one = (panel: Outline['panel'], drawn: ReturnType<typeof pathOf>) => {
    const shown = { type: 'GeometryCollection', geometries: geometries.filter(({ id }) => isIn(panel, String(id)) && areaOf(String(id)) !== undefined) }
    return drawn(mesh(topology as MeshArguments[0], shown as unknown as MeshArguments[1], (a, b) => a === b || areaOf(idOf(a)) !== areaOf(idOf(b)))) ?? ''
  }
  return [one('main', mainPath()), ...panels.map((panel) => one(panel.id, panelPath(panel)))].join('')
}
type MeshArguments = Parameters<typeof mesh>
const idOf = (geometry: unknown): string => String((geometry as { readonly id?: unknown }).id)

const pathOf = (scale: number, x: number, y: number) => geoPath(geoIdentity().scale(scale).translate([x, y])).digits(1)
const mainPath = () => pathOf(1, -origin[0], -origin[1])
const panelPath = (panel: (typeof panels)[number]) => pathOf(panel.scale, panel.x + 1 - panel.from[0] * panel.scale, panel.y + 1 - panel.from[1] * panel.scale)

function make(topology: Topology): Drawing {
  const collection = feature(topology, topology.objects.municipalities!)
  const features = 'features' in collection ? collection.features : []
  const main = mainPath()
  const outlines: Outline[] = []
  const add = (panel: Outline['panel'], code: string, shape: (typeof features)[number], drawn: typeof main) => {
    const [x, y] = drawn.centroid(largest(shape.geometry as Polygons))
    outlines.push({ code, d: drawn(shape) ?? '', x, y, panel })
  }
  for (const shape of features) {
    const code = String(shape.id)
    if (isIn('main', code)) add('main', code, shape, main)
    for (const panel of panels) if (isIn(panel.id, code)) add(panel.id, code, shape, panelPath(panel))
  }
  return { outlines, panels, borders: bordersOf(topology, (id) => id) }
}

type Ring = [number, number][]
type Polygons = { readonly type: 'Polygon'; readonly coordinates: Ring[] } | { readonly type: 'MultiPolygon'; readonly coordinates: Ring[][] }

function largest(geometry: Polygons): Shape {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const measure = geoPath(geoIdentity())
  return polygons.map((coordinates) => ({ type: 'Polygon' as const, coordinates })).reduce((a, b) => (measure.area(b) > measure.area(a) ? b : a))
}
