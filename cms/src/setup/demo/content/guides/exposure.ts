import { blocks } from '../blocks';
import { keyPoints, picture, questions, table, text } from '../body';
import type { Guide } from '../types';

export const exposureGuide: Guide = {
  title: 'Where asbestos exposure happens, and how to document it',
  slug: 'where-asbestos-exposure-happens',
  summary:
    'Jobs, ships, buildings and homes where people met asbestos, and a method for writing down your own history so that doctors, agencies and lawyers can use it.',
  offer: blocks(`
    **“Where were you exposed?”** Doctors ask it, Veterans Affairs asks it, trusts and courts ask it. This guide helps you to
    find the answer and to write it down once, properly.

    Read it here as web pages, or ask for the PDF. Nobody calls you unless you ask for it.
  `),
  cover: {
    image: 'cover-exposure.jpg',
    alt: 'Cover of the guide “Where asbestos exposure happens, and how to document it”: a ship on a slipway under a crane.',
    credit: 'Drawing: Patient Press, MIT licence',
  },
  file: 'where-asbestos-exposure-happens.pdf',
  edition: '1st edition, November 2026',
  access: 'on-request',
  reviewedBy: 'sample-reviewer-joel-abernathy',
  lastReviewedOn: '2026-10-26',
  chapters: [
    text(`
      ## Why the story matters

      Asbestos is a group of minerals with thin, strong fibers. Breathed in or swallowed, they can stay in the body for
      life. Mesothelioma usually shows itself decades after the first exposure, so the place where it happened may be
      long gone, and so may the people who saw it.

      Your doctors need the story because it points them to the right tests. Agencies, trusts and courts need it because
      they decide on evidence. In both cases the best time to write it down is now.
    `),
    keyPoints(
      'You need not know the name of a product. Places, years and tasks come first.',
      'Exposure at home counts: dust came home on clothes and hair.',
      'Write down what you know, and mark what you only suppose.',
    ),
    text(`
      ## Work

      Asbestos was used wherever something was hot, had to hold tight, or must not burn. These are kinds of work in which
      many people met it, above all before the 1980s.
    `),
    table(
      'Work in which asbestos was common',
      ['Work', 'Where the fibers came from'],
      ['Shipbuilding and repair', 'Insulation on pipes and boilers, in tight spaces'],
      ['Construction and demolition', 'Pipe wrap, sprayed fireproofing, cement board, floor tiles, joint compound'],
      ['Power plants, refineries, mills', 'Turbines, boilers, gaskets, packing, protective cloth'],
      ['Railroads', 'Locomotive insulation and brakes'],
      ['Car and truck repair', 'Brake linings and clutch facings'],
      ['Mining and milling', 'The mineral itself, and vermiculite that contained it'],
    ),
    text(`
      It was not only the person who handled it. Electricians, painters and clerks worked next to insulators. Note who
      worked around you, and what they did.
    `),
    picture({
      image: 'shipyard.jpg',
      alt: 'The hull of a ship on a slipway, with scaffolding around it and a tall crane behind.',
      caption: 'Ships held asbestos from the engine room to the bunks.',
      credit: 'Drawing: Patient Press, MIT licence',
    }),
    text(`
      ## Military service

      Veterans may have met asbestos on ships, in shipyards, in construction, in vehicle repair and in old buildings.
      Veterans Affairs looks at three things: a diagnosis, service records that show the job or specialty, and a doctor’s
      statement that links the contact with asbestos during service to the illness.

      - Ask for your service records, which list your units, ships and specialty, at the
        [National Archives](https://www.archives.gov/veterans).
      - Note each ship or base with the months and years, the compartment or shop, and the task.
      - Work with an accredited representative. It costs nothing to file a claim.

      ## Home and neighborhood

      - **Clothes.** Did a parent, a spouse or a sibling come home dusty? Who shook out or washed the clothes?
      - **Houses.** Did you renovate a house built before the 1980s? Which room, which year?
      - **Neighbors.** Did you live or go to school near a mine, a plant or a shipyard? In 1965 a study in London found
        that living within half a mile of an asbestos factory was more common among people with mesothelioma
        ([Newhouse and Thompson](https://oem.bmj.com/content/22/4/261)).
    `),
    text(`
      ## How to write it down

      Take a sheet for each place. It does not have to be complete. Leave gaps, and come back.

      1. **Place.** Name, street, town, what was made there. A former name helps.
      2. **Time.** From which year to which. Use anchors: a wedding, a move, a strike.
      3. **Task.** What you did on an ordinary day, with which tools and materials.
      4. **Dust.** Where it came from, how often, whether there was a mask.
      5. **People.** Coworkers, a foreman, a union steward. Where are they now?
      6. **Paper.** Pay slips, union cards, photographs, a yearbook, a discharge paper.
      7. **How sure you are.** Write *sure*, *think so* or *was told*.
    `),
    table(
      'An example of one entry (invented)',
      ['Line', 'Entry'],
      ['Place', 'Example Shipyard, Mobile, Alabama; building 4'],
      ['Time', 'Summer 1971 to spring 1974 (sure: before our first child)'],
      ['Task', 'Pipefitter’s helper; cut and swept old pipe covering'],
      ['Dust', 'Daily; no masks that I remember'],
      ['People', 'R. Sample, foreman; two cousins of my wife'],
      ['Paper', 'Union card; one photograph of the crew'],
    ),
    text(`
      ### Where to find records

      - **Social Security.** An itemized statement of earnings lists employers by year. There is a form, SSA-7050, and a
        fee for the detailed statement.
      - **Unions** keep dispatch and pension records.
      - **Libraries** keep city directories, which name employers beside residents.
      - **Family.** Ask the oldest relative first.
    `),
    questions(
      [
        'What if the company no longer exists?',
        'Write its name down anyway. Many companies that made or used asbestos went through bankruptcy, and trusts were set up to pay claims against them. See [GAO’s report on the trusts](https://www.gao.gov/products/gao-11-819).',
      ],
      [
        'What if I smoked?',
        'Smoking is not known to cause mesothelioma. Tell the truth about it; doctors need to know for other reasons.',
      ],
      [
        'Is there a deadline?',
        'Yes, and it differs by state and by kind of claim. It often begins with the diagnosis. Ask somebody qualified in your state soon, even if you have not decided what you want.',
      ],
    ),
    text(`
      ## Keeping it safe

      Keep the originals. Give copies. Put a date and your name on each sheet. Tell one person where the folder is.

      You decide who sees it. Your doctor’s office, Veterans Affairs and a lawyer each need a different part, and you may ask
      why before you hand something over.
    `),
    keyPoints(
      'One sheet for each place, with years, tasks, dust and names.',
      'Originals stay with you.',
      'General information only: for advice about your own case, ask a lawyer licensed in your state.',
    ),
  ],
};
