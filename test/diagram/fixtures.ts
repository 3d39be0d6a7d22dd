import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { mapOf, mapOfJourney, type StageSpec } from './build.js';

const PERCENT = { min: 0, max: 100 };

/** One persona, seven steps, nearly every kind of line. */
export const bicycle: JourneyMap = mapOf({
  personas: [
    {
      name: 'Rosa',
      role: 'Rides to work',
      age: '29',
      quote: 'I only want to arrive dry and on time',
      needs: ['An honest price', 'A bike by Monday'],
    },
  ],
  sources: [
    { name: 'Interviews', method: 'interview', size: '12', date: '2026-03-14' },
    { name: 'Shop survey', method: 'survey', size: '212', date: '2026-05' },
    { name: 'Workshop', method: 'workshop' },
  ],
  metrics: [{ name: 'Conversion', target: '50%' }],
  journeys: [
    {
      name: 'Getting the bicycle repaired',
      personas: ['Rosa'],
      goal: 'Ride again before Monday',
      scenario: 'The gears slip on a rainy Thursday evening, ten kilometres from home; she needs the bike for work.',
      state: 'current',
      basis: 'research',
      status: 'review',
      owner: 'Service team',
      updated: '2026-03-14',
      follows: 'Service',
      starts: 'The gears slip on the way home',
      ends: 'Rides to work on Monday',
      insights: [
        'Confidence is lost at the counter, not on the website.',
        'Nobody asks when the bicycle is needed.',
        'A message while she waits is worth more than a discount afterwards.',
      ],
      stages: [
        {
          name: 'Before',
          goal: 'Know whom to trust',
          lasts: '2 days',
          evidence: ['Interviews: 9 of 12'],
          steps: [
            {
              title: 'Looks up what the noise could be',
              on: ['Web'],
              touchpoints: ['Search results'],
              when: 'Thursday',
              thinks: ['So many causes: is it the chain or the hub?'],
              feels: 'curious +1',
              pains: ['Every forum says something else'],
              opportunities: [
                { text: 'A guide by sound', answers: ['x'], lifts: 1, kind: 'contextual', effort: 'low' },
              ],
              metrics: [{ name: 'Time', value: '40 min', note: 'median before leaving the site' }],
              next: [
                { to: 'Asks a colleague who rides' },
                { to: 'Brings the bicycle in', if: 'already has a workshop in mind' },
              ],
            },
            {
              title: 'Asks a colleague who rides',
              on: ['Word of mouth'],
              when: 'Friday',
              says: ['Go to the small one by the station'],
              feels: 'hopeful +1',
              opportunities: [{ text: 'Reward members who recommend us', kind: 'automation' }],
              metrics: [{ name: 'Referral', value: '18%', amount: 18, scale: PERCENT, note: 'of first orders' }],
              evidence: ['Workshop'],
            },
            {
              title: 'Calls three workshops',
              on: ['Phone'],
              touchpoints: ['Hotline'],
              when: 'Friday',
              lasts: '25 min',
              thinks: ['He is talking about hubs and cassettes. I only want it to work.'],
              feels: 'overwhelmed -2: three prices in five minutes',
              pains: ['The price depends on who picks up', 'Nobody asks when she needs it'],
              opportunities: [
                {
                  text: 'One price list, agreed with all branches',
                  lifts: 2,
                  effort: 'medium',
                  answers: ['The price depends on who picks up'],
                },
              ],
              frontstage: ['Mechanic: quotes a price from memory'],
              backstage: ['Branch manager: plans who is on shift'],
              support: ['Price catalogue: holds 140 repairs'],
            },
          ],
        },
        {
          name: 'During',
          goal: 'Be sure of one date',
          lasts: '3 days',
          steps: [
            {
              title: 'Books a slot',
              on: ['Web', 'App'],
              touchpoints: ['Calendar'],
              when: 'Friday',
              thinks: ['Saturday at nine. I can live with that.'],
              feels: 'focused 0',
              pains: ['Slots differ between app and site'],
              opportunities: [{ text: 'Show the earliest slot of all branches first', lifts: 1, effort: 'high' }],
              metrics: [{ name: 'Completion', value: '71%', amount: 71, scale: PERCENT, note: 'of started bookings' }],
              support: ['Booking system: keeps the calendar'],
              evidence: ['Shop survey'],
            },
            {
              title: 'Brings the bicycle in',
              on: ['Store'],
              touchpoints: ['Counter'],
              when: 'Saturday',
              lasts: '15 min',
              moment: 'here trust is won or lost',
              thinks: ['They all look busy.'],
              says: ['Can I have it back today?'],
              feels: 'anxious -1: will it still slip after ten kilometres?',
              pains: ['No way to try it out'],
              opportunities: [{ text: 'A test ride round the block before paying', effort: 'low', lifts: 2 }],
              metrics: [
                { name: 'CSAT', value: '4.1', amount: 4.1, scale: { min: 1, max: 5 }, note: 'May survey, 212 answers' },
              ],
              frontstage: ['Mechanic: listens to the gears'],
              backstage: ['Stock room: fetches the parts'],
              support: ['Inventory: knows what is on the shelf'],
              leaves: [{ share: 0.3, why: 'waits for the sale' }],
              evidence: ['Shop survey'],
              next: [{ to: 'Picks it up and pays' }, { to: 'Asks a colleague who rides', if: 'still unsure' }],
            },
          ],
        },
        {
          name: 'After',
          goal: 'Ride and forget',
          lasts: '1 day',
          evidence: ['Shop survey'],
          steps: [
            {
              title: 'Picks it up and pays',
              on: ['Store', 'Card'],
              touchpoints: ['Till'],
              when: 'Saturday',
              thinks: ['Done. More than I wanted to spend, but done.'],
              feels: 'satisfied +1',
              openPains: ['Long queue at the till on Saturdays'],
              metrics: [{ name: 'Conversion', value: '62%', amount: 62, scale: PERCENT, note: 'of those who came in' }],
              frontstage: ['Cashier: takes the payment'],
              backstage: ['Branch team: parks the bicycle outside'],
              support: ['Payment service: authorises the card'],
            },
            {
              title: 'Rides to work on Monday',
              on: ['Outdoors'],
              when: 'Monday',
              says: ['First hill, no slipping'],
              feels: 'proud +2',
              gains: ['Arrives dry and on time'],
              opportunities: [{ text: 'Ask for a review after the third ride', kind: 'automation', effort: 'low' }],
              metrics: [
                {
                  name: 'NPS',
                  value: '+46',
                  amount: 46,
                  scale: { min: -100, max: 100 },
                  note: 'asked after two weeks',
                },
              ],
            },
          ],
        },
      ],
    },
  ],
});

/** Two personas, who meet, part, skip a step and leave feelings unsaid. */
export const flat: JourneyMap = mapOf({
  personas: [
    { name: 'Maya', role: 'Plans the move', age: '34', quote: 'I want to decide once', needs: ['See the whole price'] },
    {
      name: 'Tom',
      role: 'Watches the budget',
      age: '36',
      quote: 'What is the catch?',
      needs: ['Compare like with like'],
    },
  ],
  sources: [{ name: 'Web analytics', method: 'analytics', date: '2025' }],
  journeys: [
    {
      name: 'Renting a flat together',
      personas: ['Maya', 'Tom'],
      goal: 'A flat that both look forward to',
      state: 'current',
      basis: 'assumption',
      status: 'draft',
      owner: 'Marketing',
      starts: 'The lease runs out in May',
      ends: 'The first evening between boxes',
      stages: [
        {
          name: 'Dreaming',
          goal: 'Feel like moving',
          lasts: '1 week',
          steps: [
            {
              title: "Sees friends' new kitchen",
              on: ['Social'],
              when: 'Week 1',
              thinks: [{ text: 'That could be us in July.', as: ['Maya'] }],
              feels: { Maya: 'interested +1', Tom: 'indifferent 0' },
            },
            {
              title: 'Talks about moving',
              on: ['Home'],
              when: 'Week 1',
              says: [
                { text: 'Somewhere with light, please', as: ['Maya'] },
                { text: 'Somewhere cheap', as: ['Tom'] },
              ],
              feels: { Maya: 'excited +2', Tom: 'hopeful +1' },
            },
          ],
        },
        {
          name: 'Search',
          goal: 'Know what is possible',
          lasts: '2 weeks',
          steps: [
            {
              title: 'Compares districts',
              on: ['Web'],
              touchpoints: ['Search engine'],
              thinks: [{ text: 'Twenty tabs open already.', as: ['Maya'] }],
              feels: { Maya: 'curious +1', Tom: 'sceptical -1: every “from” price is different' },
              pains: ['Prices cannot be compared'],
              opportunities: [{ text: 'Show the whole price from the first page', effort: 'high' }],
              metrics: [{ name: 'Volume', value: '84200', amount: 84200, note: 'sessions in January' }],
              evidence: ['Web analytics'],
            },
            {
              title: 'Visits a flat',
              on: ['In person', 'App'],
              touchpoints: ['Viewing'],
              thinks: [{ text: 'Now it says 240 more.', as: ['Tom'] }],
              feels: { Maya: 'confused -1: forty people on the stairs', Tom: 'angry -2: fees appear at the end' },
              pains: ['Nobody answers questions'],
              openPains: ['Fees appear on the last page'],
              opportunities: [
                {
                  text: 'Viewings in small groups',
                  kind: 'personalization',
                  effort: 'low',
                  answers: ['Nobody answers questions'],
                },
              ],
              metrics: [{ name: 'Dropoff', value: '38%', amount: 38, scale: PERCENT, note: 'leave the queue' }],
              evidence: ['Web analytics'],
            },
            {
              title: 'Asks the bank',
              on: ['Work'],
              feels: { Maya: 'waiting 0' },
              next: [
                { to: 'Takes a night to think it over' },
                { to: 'Visits a flat', if: 'the landlord has found somebody else', share: 0.4 },
              ],
            },
          ],
        },
        {
          name: 'Decision',
          goal: 'Decide together',
          lasts: '10 days',
          steps: [
            {
              title: 'Takes a night to think it over',
              on: ['Offline'],
              when: 'Week 4',
              lasts: '6 days',
              moment: 'silence decides',
              says: [{ text: 'Let’s sleep on it', as: ['Tom'] }],
              feels: { Maya: 'unsure -1: nothing keeps the idea alive', Tom: 'calm +1' },
              leaves: [{ share: 0.45, why: 'never come back' }],
              opportunities: [{ text: 'Send the shortlist next morning', kind: 'automation', effort: 'low' }],
            },
            {
              title: 'Gets a reminder',
              on: ['E-mail'],
              for: ['Tom'],
              feels: { Tom: 'annoyed -1: it sells another flat' },
              metrics: [
                {
                  name: 'Conversion',
                  value: '2.1%',
                  amount: 2.1,
                  scale: PERCENT,
                  note: 'of opened e-mails',
                  as: ['Tom'],
                },
              ],
            },
            {
              title: 'Signs the contract',
              on: ['Branch'],
              feels: { Maya: 'relieved +2', Tom: null },
              next: [{ to: 'Carries boxes', if: 'keys handed over' }],
            },
          ],
        },
        {
          name: 'Moving in',
          steps: [
            {
              title: 'Carries boxes',
              on: ['Home'],
              feels: { Maya: 'calm +1', Tom: 'calm +1' },
            },
            {
              title: 'Eats the first meal there',
              feels: { Maya: 'delighted +2', Tom: 'happy +1' },
              ends: 'with a toast',
            },
          ],
        },
      ],
    },
  ],
});

/** Twenty-five steps in six stages, with ways that branch, skip and go back. */
export const long: JourneyMap = mapOfJourney(
  {
    name: 'From first symptom to recovery',
    personas: ['Ines'],
    goal: 'Walk without pain',
    state: 'current',
    starts: 'The knee hurts on the stairs',
    ends: 'Runs for the bus',
    stages: longStages(),
  },
  { personas: [{ name: 'Ines', role: 'Nurse', age: '51', color: '#D4A017' }] },
);

function longStages(): StageSpec[] {
  const names = ['Noticing', 'Seeking advice', 'Diagnosis', 'Decision', 'Treatment', 'Recovery'];
  const verbs = ['Waits for', 'Talks to', 'Looks up', 'Calls about', 'Writes down', 'Compares'];
  const things = ['an appointment', 'the family doctor', 'what others say', 'the second opinion', 'the pain diary'];
  const channels = ['Web', 'Phone', 'Hospital', 'Home', 'App', 'Letter'];
  const moods = ['worried -1', 'hopeful +1', 'overwhelmed -2: too many forms', 'calm +1', 'neutral 0', 'relieved +2'];
  let n = 0;
  return names.map((name, s) => ({
    name,
    goal: s % 2 ? undefined : 'Understand what comes next',
    steps: Array.from({ length: s === 0 ? 5 : 4 }, (_, p) => {
      n++;
      return {
        title: `${verbs[(n * 5) % 6]} ${things[n % 5]}`,
        on: [channels[(n * 7) % 6] as string],
        when: `Day ${n * 3}`,
        feels: n === 13 ? undefined : moods[(n * 11) % 6],
        thinks: n % 2 ? ['Is this the right place to ask?'] : [],
        pains: n % 3 === 0 ? ['Nobody knows who decides'] : [],
        opportunities: n % 6 === 0 ? [{ text: 'Name one person for the whole way', lifts: 1 }] : [],
        moment: n === 14 ? '' : undefined,
        leaves: n === 9 ? [{ share: 0.12, why: 'gives up on the form' }] : [],
        next:
          p === 3 && s === 1
            ? [
                { to: `${verbs[((n + 1) * 5) % 6]} ${things[(n + 1) % 5]}` },
                { to: 'Treatment', if: 'it is an emergency', share: 0.05 },
                { to: 'Noticing', if: 'sent away again' },
              ]
            : s === 4 && p === 2
              ? [{ to: 'Diagnosis', if: 'the treatment does not help' }]
              : [],
      };
    }),
  }));
}

/** Stages alone. */
export const stagesOnly: JourneyMap = mapOfJourney({
  name: 'A first sketch',
  stages: [
    { name: 'Awareness', feels: 'curious +1', thinks: ['What is this?'] },
    { name: 'Purchase', on: ['Web'], pains: ['Too many fields'], feels: 'annoyed -1' },
    { name: 'Loyalty' },
  ],
});

export const oneStep: JourneyMap = mapOfJourney({
  name: 'One step',
  personas: ['Ana'],
  stages: [{ name: 'Start', steps: [{ title: 'Opens the letter' }] }],
});

export const bare: JourneyMap = mapOfJourney({ name: 'Just a title' });

export const nothing: JourneyMap = mapOf({});

/** Other scripts, very long words, markup. */
export const scripts: JourneyMap = mapOfJourney(
  {
    name: '購入の手続き 🛒 <b>"Tom & Jerry"</b>',
    personas: ['佐藤さん'],
    goal: 'לקנות נעליים לפני שבת, בלי לבזבז זמן על השוואות מיותרות',
    scenario: 'أريد حذاءً مناسبًا قبل يوم السبت، وليس لدي وقت كثير للبحث في المتاجر',
    starts: '新しい靴がほしい',
    ends: 'הריצה הראשונה',
    stages: [
      {
        name: '検討',
        goal: '「どれ」を知る',
        steps: [
          {
            title: 'オンラインで靴のサイズガイドを確認して、「自分に合う」サイズを選ぶ。',
            on: ['ウェブ'],
            touchpoints: ['検索結果ページ'],
            thinks: ['たくさんのブランドがありすぎて、どれを選べばいいのか全然わからない。'],
            feels: 'わくわく +1: 新しいことを始める',
            pains: ['サイズ表記が国によってばらばら'],
          },
          {
            title: `Donau${'dampfschifffahrtsgesellschaft'.repeat(7)}`,
            on: ['Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'],
            thinks: ['https://example.org/a/very/long/path-with-many_parts/and–dashes/that/never/ends?query=1'],
            feels: `Furchtbar${'unverständlich'.repeat(4)} -2: ${'weil'.repeat(50)}`,
            openPains: ['x'.repeat(200)],
            leaves: [{ share: 0.02, why: 'w'.repeat(120) }],
          },
          {
            title: '👩‍👩‍👧‍👦 celebrates with 🎉🎉🎉 and 🇯🇵 flags everywhere she goes 🏳️‍🌈',
            on: ['📱 Mobile'],
            thinks: ['Да, это именно то, что я искала: удобно и недорого', 'Ευχαριστώ πολύ, αλλά δεν ξέρω'],
            says: ['זה בדיוק מה שחיפשתי, אבל המחיר גבוה מדי בשבילי'],
            feels: 'سعيدة +2: لأن المقاس مناسب',
            next: [{ to: 'オンラインで靴のサイズガイドを確認して、「自分に合う」サイズを選ぶ。', if: 'もう一度' }],
          },
        ],
      },
    ],
  },
  { personas: [{ name: '佐藤さん', role: '会社員', age: '31', quote: '膝を痛めずに走り始めたい' }] },
);

/** Everything that a step or stage can hold, for four people. */
export const everything: JourneyMap = mapOf({
  personas: [{ name: 'Ana', color: '#FFEE00' }, { name: 'Ben' }, { name: 'Cem' }, { name: 'Dee' }],
  lanes: [{ name: 'Legal', description: 'what the law asks' }],
  sources: [{ name: 'Diary', method: 'diary' }],
  journeys: [
    {
      name: 'Everything at once',
      personas: ['Ana', 'Ben', 'Cem', 'Dee'],
      scale: { min: 1, max: 5 },
      expects: ['Quick help'],
      contributors: ['Kim', 'Lou'],
      notes: ['A remark'],
      links: ['https://example.org'],
      evidence: ['Diary'],
      starts: 'Here',
      stages: [
        {
          name: 'Whole',
          for: ['Ana', 'Ben', 'Cem'],
          owner: 'Ops',
          goal: 'All of it',
          on: ['Phone'],
          touchpoints: ['Desk'],
          when: 'Spring',
          moment: 'the first reply',
          leaves: [{ share: 0.1, why: 'too slow' }],
          ends: 'by phone',
          details: 'A closer look',
          image: 'desk.png',
          thinks: ['A thought of the whole stage'],
          feels: { Ana: 'calm +1: it is spring' },
          pains: ['A pain of the whole stage'],
          metrics: [{ name: 'CES', value: '3', amount: 3, scale: { min: 1, max: 7 } }],
          lanes: [{ lane: 'Legal', text: 'Consent' }],
          frontstage: ['Clerk: greets'],
          steps: [
            {
              title: 'Does it all',
              for: ['Ana', 'Ben'],
              on: ['Web', 'App', 'Phone', 'Store', 'E-mail'],
              touchpoints: ['Form', 'Counter'],
              actions: ['Fills it in'],
              involves: ['A friend'],
              triggers: ['A letter arrives'],
              thinks: ['Hm', { text: 'Only Ben', as: ['Ben'] }],
              says: [{ text: 'Both of us', as: ['Ana', 'Ben'] }],
              expects: ['An answer'],
              needs: ['Time'],
              feels: { Ana: 'proud +2: done', Ben: 'bored -1' },
              pains: ['One', 'Two'],
              openPains: ['Three'],
              gains: ['A win'],
              opportunities: [
                {
                  text: 'Do it for them',
                  lifts: 1,
                  answers: ['One', 'Two'],
                  kind: 'other',
                  effort: 'high',
                  impact: 'high',
                  owner: 'Kim',
                  status: 'planned',
                  on: ['App'],
                  as: ['Ben'],
                },
              ],
              moment: 'why',
              physical: ['A receipt'],
              frontstage: ['Clerk: asks', 'greets'],
              backstage: ['Team: sorts'],
              support: ['CRM: stores'],
              evidence: ['Diary: day 3'],
              metrics: [{ name: 'NPS', value: '-20', amount: -20, scale: { min: -100, max: 100 }, as: ['Ana'] }],
              when: 'Day 1',
              lasts: '2 days',
              leaves: [{ share: 0.2, why: 'no time', as: ['Ben'] }, { why: 'no stamp' }, { share: 1 }],
              ends: 'at the desk',
              details: 'A closer look',
              insights: ['It takes two'],
              image: 'form.png',
              links: ['https://example.org/form'],
              notes: ['Ask again'],
              lanes: [
                { lane: 'Legal', text: 'Privacy notice' },
                { lane: 'Risk', text: 'Low' },
              ],
              next: [
                { to: 'Does it all', if: 'again', share: 0.5 },
                { to: 'Alone', as: ['Ben'] },
              ],
            },
            { title: '', feels: { Ana: 'flabbergasted' } },
          ],
        },
        { name: 'Alone', on: ['Home'], feels: { Dee: 'sad -2' }, next: [{ to: 'Whole', if: 'again' }] },
        { name: 'Empty' },
      ],
    },
  ],
});

/** All of them, by name. */
export const fixtures: Readonly<Record<string, JourneyMap>> = {
  bicycle,
  flat,
  long,
  stagesOnly,
  oneStep,
  bare,
  nothing,
  scripts,
  everything,
};
