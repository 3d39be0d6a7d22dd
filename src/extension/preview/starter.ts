/** A first map for someone who has none: short enough to read at a glance, and without a warning in it. */
export const STARTER_MAP = `journey Ordering a coffee
  for Anna
  starts Walks past the café
  ends Takes the first sip

  stage Before
    step Sees the queue through the window
      on Street
      feels unsure -1: is there time?

  stage During
    step Orders at the counter
      on Counter
      says The usual, please
      feels happy
`;

/** A journey of one's own, as far as it is the same for everybody, and what of it is to be overwritten. */
export const OWN_MAP = { keyword: 'journey ', name: 'What somebody goes through' };
