import { keyPoints, questions, table, text } from './body';
import type { Page } from './types';

const SAMPLE = `
      **This is a sample site.** It shows what Patient Press does. The publisher, people, and law firm on it are
      invented. The studies, laws, and reports it cites are real.
`;

export const pages: Page[] = [
  {
    title: 'About this site',
    slug: 'about',
    body: [
      text(`
      ${SAMPLE.trim()}

      Mesothelioma Report explains studies, treatments, tests, and asbestos law to people with mesothelioma and their
      families. It is written in plain language, and each article lists the studies, laws, and reports that it rests on.

      ## What you can expect

      - Every article names its author and lists its sources.
      - If a reviewer checked an article, it says who, when, and when the next check is due. On this sample site, the
        reviewers are invented: no one has checked the pages that carry their names.
      - An article with an error that was fixed says so at the top. [Corrections](/corrections/) lists them all.
      - Advertising is labeled and set apart from the text.
      - Every page is free to read, without a name or an address.

      ## What we are not

      This site is not a hospital or a law firm, and it cannot judge your case. Your own doctors know you. Please ask them.
      `),
    ],
    seo: {
      metaDescription:
        'What Mesothelioma Report is, what you can expect from it, and what it is not. A sample site of Patient Press.',
    },
  },
  {
    title: 'Who pays for this site',
    slug: 'who-pays-for-this-site',
    body: [
      keyPoints(
        'This page shows what a site paid for by a law firm can tell its readers. On this sample site, the firm is invented, and no one pays.',
        'The firm’s advertisements are labeled “Attorney advertising” and name the firm.',
        'The firm does not choose topics, write articles, or see them before readers do.',
      ),
      text(`
      ## Why a law firm pays

      Many people with mesothelioma were exposed to asbestos at work and have legal claims. A firm that handles such claims
      hopes that some readers will call. You should know that this is its interest.

      ## What the firm gets

      Banners in set places: at the top of the page, inside articles, and at the end of articles. Each has a label, the
      firm’s name, the responsible attorney, and the office. A phone number with the word *mesothelioma* in it is part of
      the firm’s advertising.

      ## What the firm does not get

      - A say in what is written, or in what is left out.
      - Your name, unless you send it. If you ask for a guide and agree to a call, the page says who will call.
      - A list of who read what. The site does not have one.

      ## Other money

      None. A real site would name here any drug maker, hospital, device company, or other advertiser that pays for it, or say
      that there is none.
      `),
    ],
  },
  {
    title: 'Editorial policy',
    slug: 'editorial-policy',
    body: [
      text(`
      ${SAMPLE.trim()}

      This page shows a policy that a newsroom could publish. On this sample site, no newsroom follows it: the authors and
      reviewers are invented, and no physician or attorney has checked the pages.

      ## How an article is made

      1. An editor chooses a topic because readers ask about it or because something new was published.
      2. The author reads the source itself, not just a report about it, and cites it in the text.
      3. A qualified reviewer reads the whole page and checks it against the sources.
      4. The editor publishes it, with a date for the next review.

      ## What counts as a source

      Journal studies, guidelines from medical societies, laws, court records, reports from public agencies, and pages from
      public health organizations. Press releases are labeled as such and are never the only source for a medical result. We
      check each source for retractions, and we check its link from time to time.

      ## How we write about results

      - We say what something was tested in: cells, animals, or people.
      - We give numbers for both groups, and side effects along with benefits.
      - We do not call a result a breakthrough, and we do not promise anything.

      ## What the review dates mean

      *Last reviewed* is the day the whole page was last checked. Fixing a comma doesn’t change it. A page that was
      checked before it came out, and not again since, says *Reviewed before publication*. *Next review* is the day the next
      check is due.

      ## Automation

      If software helped draft a text, an author and an editor are still responsible for it, as they are for any other. On
      this sample site, the makers of the software drafted the texts with the help of a language model.
      `),
    ],
  },
  {
    title: 'Corrections',
    slug: 'corrections',
    body: [
      text(`
      We make mistakes, and we say so. On this sample site, the corrections are samples, too.

      ## How we correct

      - We correct a mistake that could change what a reader believes or does right away, and add a dated note that says
        what was wrong and what is right. The top of the page says that it was corrected.
      - Spelling errors and broken links are fixed without a note.
      - If a source is retracted, we check every article that cites it and say what that means for the article.

      ## How to report a mistake

      Write to the address on the [contact page](/contact/); on this sample site, it doesn’t accept email. Tell us the page
      and the sentence. If you can, add a source that shows what is right.
      `),
    ],
  },
  {
    title: 'Privacy',
    slug: 'privacy',
    body: [
      keyPoints(
        'When you read the site, nothing about you goes to anyone else: no pixels, no trackers, no third-party requests.',
        'Only some guides are sent by email, and those need an address. Your name, your phone number, and what best describes you are optional.',
        'You can write to us to get a copy of your data or have it deleted.',
      ),
      text(`
      ${SAMPLE.trim()}

      This page describes what the software does out of the box. A publisher who changes that must change this page.

      ## When you read

      Pages, fonts, and pictures all come from this site. There are no advertising cookies. If the publisher offers a chat,
      it loads only after we tell you who runs it and you start it. The company that runs it then sees your IP address, but
      not which page you’re reading.

      We count how often each ad is seen and clicked: one number a day, and nothing about who saw it. If your browser sends
      Global Privacy Control or Do Not Track, we don’t count you. Your browser tab remembers which ads you closed until you
      close the tab.

      ## When you ask for a call

      We store your phone number, and your name and the best time to call if you gave them, encrypted and together with what
      you agreed to, so that the firm named by the form can call you.

      ## When you ask for a guide
      `),
      table(
        'What we store when you ask for a guide',
        ['What', 'Why', 'How long'],
        ['Email address, and your name if you gave it', 'To send the guide', '18 months, encrypted'],
        [
          'What best describes you, if you chose an answer (such as “Patient”)',
          'To learn who asks for guides',
          '18 months, not encrypted',
        ],
        ['Phone number, only if you checked a box', 'To call you, as the text by the box says', '18 months, encrypted'],
        [
          'What you agreed to, with the wording, page, and time',
          'To prove what you did and didn’t agree to',
          'Five years, separate from your personal data',
        ],
        ['The page you asked from, and the ad that led there', 'To learn which pages and ads help', 'With the request'],
        ['How often the link in the email was opened', 'To see whether guides arrive', 'With the request'],
        [
          'A scrambled form (keyed hash) of your IP address, not the address',
          'To stop anyone from sending thousands of requests',
          'One hour',
        ],
        [
          'A scrambled form (keyed hash) of your email address, and of your phone number if you gave it, separate from the request',
          'To stop anyone from having us email or call you again and again',
          'One day',
        ],
      ),
      text(`
      You get an email with a link to the PDF. The link works for seven days; after that, you can have a new one sent. If your
      browser runs scripts, the next page also offers the download right away, and the tab holds its address until then.
      While you type, your browser does a quick calculation. It slows down programs that send thousands of requests. You
      don’t have to do anything, and it reveals nothing about you.

      If an ad led you to the guide, the tab remembers which ad until you send the form. It doesn’t if your browser sends
      Global Privacy Control or Do Not Track.

      You never have to agree to a call to get a guide. The box for calls starts out unchecked and names who would call.

      ## Your choices

      You can ask what we hold about you, get a copy, have it corrected or deleted, and withdraw your consent, by any
      reasonable means. Write to the address on the [contact page](/contact/). We answer within 45 days, and a withdrawal
      of consent takes effect within 10 business days. We also notify anyone who received your data from us. On this sample
      site, that address doesn’t accept email, so no one answers: don’t send real data.
      `),
    ],
  },
  {
    title: 'Accessibility',
    slug: 'accessibility',
    body: [
      text(`
      This site should work for everyone who needs it, including people who are sick, tired, short of breath, or using an
      old phone.

      ## What we aim for

      We aim for the Web Content Accessibility Guidelines (WCAG) 2.2, level AA.

      - All pages work with a keyboard, with a screen reader, and in large type.
      - Every guide can be read as web pages. The PDF is tagged for screen readers.
      - Pictures have text descriptions. Nothing moves on its own.
      - Pages are light, and load on a slow connection.

      ## What may still need work

      Automated checks find only some problems. If something doesn’t work for you, please write to the address on the
      [contact page](/contact/) and tell us which device and software you use. On this sample site, it doesn’t accept email.
      `),
    ],
  },
  {
    title: 'Contact',
    slug: 'contact',
    body: [
      text(`
      ${SAMPLE.trim()} The addresses below use example.org, which does not accept email.

      - **Editors, corrections, accessibility:** [editors@example.org](mailto:editors@example.org)
      - **Privacy requests:** [privacy@example.org](mailto:privacy@example.org)
      - **Mailing address:** Sample Publishing, Inc., 100 Example Street, Birmingham, Alabama (an invented address)

      The phone number on this site belongs to the law firm that advertises here, not to the editors.
      `),
      questions(
        [
          'Can you tell me which treatment I should have?',
          'No. This site can’t judge your case. Please ask your care team. The National Cancer Institute answers general questions at 1-800-4-CANCER (1-800-422-6237).',
        ],
        [
          'Is this an emergency line?',
          'No. Call 911. If you are thinking of harming yourself, call or text 988, the Suicide & Crisis Lifeline.',
        ],
      ),
    ],
  },
];
