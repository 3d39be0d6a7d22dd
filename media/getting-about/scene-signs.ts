import type { Band, FaceMark, GroupMark, Mark, PathMark, Scene } from '../../src/diagram/index.js';

/** A face on a curve, or a mark of a pain or an opportunity. Pixels of the scene. */
export interface PlacedFace {
  x: number;
  /** On -2..+2. */
  score: number;
  face: FaceMark;
}

/** What an overview takes out of a scene: the curves as they are drawn, and where feelings and items stand. */
export interface SceneSigns {
  curves: { band: Band; marks: PathMark[] }[];
  faces: PlacedFace[];
  /** Middles, by growing x. */
  pains: number[];
  opportunities: number[];
}

export function signsOf({ bands, targets }: Scene): SceneSigns {
  const signs: SceneSigns = { curves: [], faces: [], pains: [], opportunities: [] };
  for (const band of bands) {
    if (!band.levels) continue;
    const { zero, each } = band.levels;
    for (const { key, x, y, marks } of band.chunks) {
      if (key === 'curve') signs.curves.push({ band, marks: marks.filter((mark) => mark.type === 'path') });
      for (const group of marks) {
        if (group.type !== 'group' || group.name !== 'feels') continue;
        const face = faceOf(group);
        if (face) signs.faces.push({ x: x + face.x, score: (zero - y - face.y) / each, face });
      }
    }
  }
  for (const { id, x, width } of targets) {
    if (/[.]pain\d+$/.test(id)) signs.pains.push(x + width / 2);
    else if (/[.]opportunity\d+$/.test(id)) signs.opportunities.push(x + width / 2);
  }
  const byPlace = (a: number, b: number) => a - b;
  signs.pains.sort(byPlace);
  signs.opportunities.sort(byPlace);
  signs.faces.sort((a, b) => a.x - b.x);
  return signs;
}

/** The face of somebody at a step; what is to be has smaller ones. */
function faceOf({ marks }: GroupMark): FaceMark | undefined {
  const faces = marks.filter((mark: Mark) => mark.type === 'face');
  return faces.reduce<FaceMark | undefined>((most, face) => (most && most.r >= face.r ? most : face), undefined);
}
