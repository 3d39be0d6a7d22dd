/** What a picture of a journey answers: what it is like, which ways there are, or who makes it happen. */
export type View = 'map' | 'flow' | 'blueprint';

export const VIEWS = ['map', 'flow', 'blueprint'] as const satisfies readonly View[];
