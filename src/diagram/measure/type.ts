/** The type of the picture: sizes in pixels, as drawn at zoom 1. */
export interface TypeStyle {
  face: 'regular' | 'italic' | 'semibold';
  size: number;
  /** Height of a line box. */
  line: number;
  /** From the top of a line box down to its baseline, a whole number so that stems stay crisp. */
  baseline: number;
}

const style = (face: TypeStyle['face'], size: number, line: number): TypeStyle => ({
  face,
  size,
  line,
  baseline: Math.round(line / 2 + 0.33 * size),
});

export const TYPE = {
  title: style('semibold', 30, 36),
  stage: style('semibold', 18, 22),
  name: style('semibold', 18, 22),
  value: style('semibold', 18, 22),
  step: style('semibold', 15, 19),
  stepItalic: style('italic', 15, 19),
  body: style('regular', 14, 18),
  bodyBold: style('semibold', 14, 18),
  bodyItalic: style('italic', 14, 18),
  meta: style('regular', 12, 16),
  metaBold: style('semibold', 12, 16),
  metaItalic: style('italic', 12, 16),
} as const;

export type TypeName = keyof typeof TYPE;

/** Source Sans 3 first; then fonts whose Latin matches it, what the systems bring for other scripts, and emoji. */
export const FONT_FAMILY =
  "'Source Sans 3','Source Han Sans','Noto Sans CJK JP','Noto Sans JP','Hiragino Sans','PingFang SC','Microsoft YaHei'," +
  "'Yu Gothic','Malgun Gothic','Segoe UI','Noto Color Emoji',sans-serif";
