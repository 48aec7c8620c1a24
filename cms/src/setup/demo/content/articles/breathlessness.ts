import { keyPoints, questions, table, text } from '../body';
import type { Article } from '../types';
import { CREDIT } from './credit';

export const breathlessness: Article = {
  headline: 'Short of breath: what can help with fluid, fear, and a bad night',
  slug: 'breathlessness-and-pleural-fluid',
  kicker: 'Living with mesothelioma',
  genre: 'explainer',
  dek: 'Shortness of breath is one of the most common symptoms of pleural mesothelioma, and it can often be eased. Here is what helps at home, what doctors can do about fluid, and when to call right away.',
  hero: {
    image: 'kitchen-table.jpg',
    alt: 'Two people sit at a kitchen table with mugs. A small fan stands between them, and there is a window behind.',
    caption: 'A small fan, a chair to lean on, and someone nearby: simple things that help.',
    credit: CREDIT,
  },
  authors: ['sample-author-nora-ellison'],
  topics: ['living-with-mesothelioma', 'treatment'],
  body: [
    keyPoints(
      'Call 911 for sudden, severe trouble breathing, new chest pain, blue lips, or confusion.',
      'If fluid is the cause, draining it usually brings relief, and there are ways to keep it from coming back.',
      'A fan blowing on your face, pacing yourself, and calm company help. They are treatment, not just comfort.',
    ),
    text(`
      People with pleural mesothelioma often get short of breath [@nci-pdq]. The tumor can stiffen the lining, and fluid can
      collect between the lung and the chest wall until the lung has no room. Anemia, infection, a blood clot, or worry
      can make it worse. Each has its own treatment, so a change in your breathing is always worth a call.

      ## What you can do at home

      1. **Lean forward.** Sit with your arms on a table, or stand with your hands on a counter.
      2. **Breathe out slowly** through pursed lips, as if you were whistling. Then let the air come back in on its own.
      3. **Use a fan.** Point a small fan at your cheek and nose for a few minutes.
      4. **Pace your day.** Spread out the stairs, the shower, and visits. Sit down for anything you can do sitting.
      5. **Make a plan for a bad spell,** and put it where others can see it: what to do first and who to call.

      A guideline from the American Society of Clinical Oncology recommends measures like these first, including air blown
      on the face [@hui2021].

      ## What doctors can do about fluid

      A doctor can drain the fluid through a needle or a thin tube. If it comes back, there are two common ways to treat it.
    `),
    table(
      'Two ways to deal with fluid that comes back',
      ['', 'Indwelling pleural catheter', 'Talc pleurodesis'],
      ['What it is', 'A soft tube that stays in; fluid is drained at home', 'Talc is put in to seal the space'],
      ['Where', 'Placed during a clinic visit', 'Usually a few days in the hospital'],
      [
        'What it asks of you',
        'Draining several times a week and caring for the dressing',
        'Little afterward, if the seal holds',
      ],
      ['Possible problems', 'Infection, blockage', 'Pain and fever at first; fluid may return'],
    ),
    text(`
      In a trial of 106 people who had fluid from different cancers, both eased breathlessness, with no significant
      difference over the first six weeks [@davies2012]. So the choice may depend on what suits your life: who can help at home, how
      far away the clinic is, and how much you want to avoid a hospital stay.

      ## Medicine

      If these measures are not enough, the guideline says that doctors should offer opioids, such as low doses of
      morphine, for the feeling of breathlessness [@hui2021]. Oxygen is for people whose blood is low in oxygen; the
      guideline does not recommend it for others [@hui2021].

      ## Palliative care is not giving up

      Palliative care teams treat breathlessness, pain, fatigue, and worry, at any time and along with other treatment. In
      a trial of 174 people newly diagnosed with pleural mesothelioma, seeing such a team regularly from the start did
      *not* improve quality of life compared with usual care [@brims2019]. One possible reason is that the usual care was
      already good. The result does not say that palliative care is useless: ask for the team whenever symptoms bother
      you.
    `),
    questions(
      [
        'Will I become dependent on morphine?',
        'Ask your team about your own risk; they will watch for it. At the low doses used for breathlessness, constipation and sleepiness are the usual problems, and both can be managed. Keep the medicine out of reach of others, and tell your team about everything else you take.',
      ],
      [
        'Can I fly?',
        'Ask your doctor first. The air in a cabin is thinner, and trapped air or fluid in the chest can be a problem.',
      ],
    ),
  ],
  sources: [
    { source: 'nci-pdq', note: 'Signs and symptoms.' },
    { source: 'hui2021', note: 'Recommendations on measures without drugs, oxygen, and opioids.' },
    { source: 'davies2012', note: 'Comparison of catheter and talc.' },
    { source: 'brims2019', note: 'Trial of early palliative care.' },
  ],
  reviewedBy: 'sample-reviewer-ruth-castellano',
  lastReviewedOn: '2026-11-02',
  nextReviewOn: '2027-11-02',
  guide: 'questions-to-ask-in-the-first-weeks',
};
