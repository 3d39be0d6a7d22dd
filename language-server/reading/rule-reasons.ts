import { l10nKey } from '../said.js';

/** Why each rule speaks up, in a sentence to be translated: the beginning of what its page says at length. */
export const REASONS: Readonly<Record<string, string>> = {
  syntax: l10nKey(
    'A keyword without its text is a thought that was begun and not finished; the rest of the map is not affected.',
  ),
  'unknown-keyword': l10nKey('What a line says about the experience depends on its first word.'),
  'misplaced-line': l10nKey(
    'Indentation says what a line is about; this one is read as part of the nearest block that can have it.',
  ),
  'unknown-reference': l10nKey('A name that leads nowhere is a way that cannot be drawn.'),
  'undeclared-name': l10nKey('A use is enough; a declaration can say more, and shows a slip of the pen.'),
  'ambiguous-name': l10nKey('Nobody can tell which of the two is meant, and the map would show one of them.'),
  'duplicate-name': l10nKey('Of two of a name the first counts, and what is said about the second reaches nobody.'),
  'repeated-line': l10nKey('The map can show one of them only: the first.'),
  'invalid-value': l10nKey('What cannot be right is left out of the picture until it is.'),
  'unknown-emotion': l10nKey('Without a score nobody can tell good news from bad, so the curve has a gap here.'),
  'import-not-found': l10nKey('Without the file, the names that it declares are strangers here.'),
  'missing-stages': l10nKey('Stages are the time line: without one there is nothing to draw steps on.'),
  'missing-framework-stage': l10nKey('Maps that follow a framework can be compared where all of them cover it.'),
  'stage-order': l10nKey('Maps of one framework are read side by side, stage below stage.'),
  'empty-stage': l10nKey('An empty column says that something happens here and that nobody has looked.'),
  'missing-emotion': l10nKey('The curve of feelings is what tells an experience map from a process diagram.'),
  'missing-persona': l10nKey('A map of everybody’s journey is a map of nobody’s: feelings need an owner.'),
  'missing-start': l10nKey('Every experience begins before the first contact: with a need, an event, a remark.'),
  'missing-end': l10nKey('The end shows what the journey was for; without one, maps tend to stop at the sale.'),
  'missing-channel': l10nKey(
    'An idea can only be built where the step happens, and changes of channel are where people get lost.',
  ),
  'unaddressed-pain': l10nKey(
    'Each pain is a chance to make something better; one without an idea is easily forgotten.',
  ),
  'unexplained-low': l10nKey(
    'The first question at a low point is why: with a reason, somebody can do something about it.',
  ),
  'unreachable-step': l10nKey('Readers would plan for a moment that no customer lives through.'),
  'endless-loop': l10nKey('Loops are a part of life, but people come out of them in the end: say how.'),
  'missing-evidence': l10nKey('`basis research` promises that what stands here was observed and not guessed.'),
  'dropout-over-100': l10nKey('The shares of a step are parts of one whole: one of the numbers is wrong.'),
  'future-without-change': l10nKey('A journey to be shows what will be better for people.'),
  'flat-emotions': l10nKey('The lows of the curve tell where to begin; a flat line tells nothing.'),
  'too-many-stages': l10nKey('With a handful of stages a group keeps the whole in view.'),
  'unused-declaration': l10nKey('What nobody refers to is in no picture.'),
  'mixed-indentation': l10nKey(
    'A tab is as wide as each editor shows it, so lines may not belong to what they seem to.',
  ),
  'unused-ignore': l10nKey('A comment whose reason is gone hides the next mistake at the same place.'),
};
