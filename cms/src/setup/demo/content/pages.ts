import { keyPoints, questions, table, text } from './body';
import type { Page } from './types';

const SAMPLE = `
      **This is a sample site.** It shows what Patient Press does. The publisher, the people and the law firm on it are
      invented. The studies, laws and reports it cites are real.
`;

export const pages: Page[] = [
  {
    title: 'About this site',
    slug: 'about',
    body: [
      text(`
      ${SAMPLE.trim()}

      Mesothelioma Report explains studies, treatments, tests and asbestos law to people with mesothelioma and their
      families. It is written in plain words, and it shows what each statement rests on.

      ## What you can expect

      - Every article names its author, lists its sources and links to them.
      - Most articles are checked by a qualified reviewer. The page says who, when, and when the next check is due.
      - Advertising is labeled and stands apart from the articles.
      - The pages ask for nothing. You can read all of them without giving a name or an address.

      ## What we are not

      We are not a hospital and not a law firm. We cannot judge your case. Your own doctors know you; please ask them.
      `),
    ],
    seo: {
      metaDescription:
        'What Mesothelioma Report is, what you can expect of it, and what it is not. A sample site of Patient Press.',
    },
  },
  {
    title: 'Who pays for this site',
    slug: 'who-pays-for-this-site',
    body: [
      keyPoints(
        'A law firm pays for the site. On this sample site, the firm is invented.',
        'The firm’s advertisements are labeled “Attorney advertising” and name the firm.',
        'The firm does not choose topics, write articles or see them before readers do.',
      ),
      text(`
      ## Why a law firm would

      Many people with mesothelioma were exposed to asbestos at work and have legal claims. A firm that handles such claims
      hopes that some readers will call it. That is its interest, and you should know it.

      ## What the firm gets

      Banners in fixed places: above the page, inside articles and at their end. Each has a label, the firm’s name, the
      responsible attorney, the office, and the dates between which it was approved. A telephone number with the word
      *mesothelioma* in it belongs to the firm’s advertising.

      ## What the firm does not get

      - A say in what is written, or in what is left out.
      - Your name, unless you send it. If you ask for a guide and also agree to be called, the page says who will call.
      - A list of who read what. The site does not keep one.

      ## Other money

      None. No drug maker, hospital or device company pays for this site, and there are no other advertisers.
      `),
    ],
  },
  {
    title: 'Editorial policy',
    slug: 'editorial-policy',
    body: [
      text(`
      ${SAMPLE.trim()}

      ## How an article is made

      1. An editor chooses a topic because readers ask about it or because something new was published.
      2. The author reads the source itself, not only a report about it, and writes down where each statement comes from.
      3. A reviewer with fitting qualifications reads the whole page and checks it against the sources.
      4. The editor publishes it, with a date for the next review.

      ## What counts as a source

      Studies in journals, guidelines of medical societies, laws, court records, reports of public agencies, and pages of
      public health bodies. Press releases are labeled as such and never stand alone for a medical result. Each source
      is checked for retraction, and its link is checked from time to time.

      ## How we write about results

      - We say in whom something was tested: cells, animals or people.
      - We give numbers for both groups, and side effects along with benefits.
      - We do not call a result a breakthrough, and we do not promise anything.

      ## What the review dates mean

      *Last reviewed* is the day on which the whole page was checked. It does not move when a comma does. An article whose
      next review has passed is due, and its page says so.

      ## Automation

      If a text was drafted with the help of a machine, an author and an editor answer for it as for any other. On this
      sample site, the texts were drafted by the makers of the software, with the help of a language model.
      `),
    ],
  },
  {
    title: 'Corrections',
    slug: 'corrections',
    body: [
      text(`
      We make mistakes, and we say so.

      ## How we correct

      - A mistake that could change what a reader believes or does is corrected at once. The page then carries a dated note
        that says what was wrong and what is right.
      - Spelling and broken links are mended without a note.
      - If a source is retracted, we look at every article that cites it and say what follows.

      ## How to report a mistake

      Write to the address on the [contact page](/contact/). Name the page and the sentence. If you can, add the source that
      shows what is right. A person reads it.
      `),
    ],
  },
  {
    title: 'Privacy',
    slug: 'privacy',
    body: [
      keyPoints(
        'Reading the site sends nothing about you to anybody else: no pixels, no trackers, no third-party requests.',
        'Only some guides are sent by e-mail, and those need an address. Name, phone and how you are connected are optional.',
        'You can have your data exported or erased by writing to us.',
      ),
      text(`
      ${SAMPLE.trim()}

      This page describes what the software does as it is delivered. A publisher who changes that has to change this page.

      ## When you read

      Pages, fonts and pictures all come from this site. There are no advertising cookies. A chat, if the publisher offers
      one, loads only after you have been told who provides it and have started it; its provider then sees your internet
      address, and not which page you read.

      We count how often each advertisement is seen and clicked: one number for each day, nothing about who. If your browser
      sends Global Privacy Control or Do Not Track, you are not counted. Which advertisements you closed is kept in the tab of
      your browser, until you close that.

      ## When you ask to be called

      Your phone number, and your name and a good time if you gave them, are kept encrypted, with what you agreed to, so that
      the firm named beside the form can call you.

      ## When you ask for a guide
      `),
      table(
        'What is kept when you ask for a guide',
        ['What', 'Why', 'How long'],
        ['Email address, and your name if you gave it', 'To send the guide', '18 months, encrypted'],
        [
          'Which answer best describes you, if you chose one (“I am a patient” is one of them)',
          'To learn who asks for guides',
          '18 months, not encrypted',
        ],
        [
          'Phone number, only if you ticked a box',
          'To call you, as the words beside the box say',
          '18 months, encrypted',
        ],
        [
          'What you agreed to, with wording, page and time',
          'To prove that you did, or did not',
          'Five years, apart from your personal data',
        ],
        [
          'The page from which you asked, and the advertisement that led there',
          'To learn which pages and advertisements help',
          'With the request',
        ],
        ['How often the link in the e-mail was opened', 'To see whether guides arrive', 'With the request'],
        [
          'A keyed hash of your internet address, not the address',
          'So that nobody sends thousands of requests',
          'An hour',
        ],
        [
          'A keyed hash of your e-mail address, and of your phone number if you gave it, apart from the request',
          'So that nobody has you sent mail, or called, again and again',
          'A day',
        ],
      ),
      text(`
      You get an e-mail with a link to the PDF, which is good for seven days; after that you can have a new one sent. If your
      browser runs scripts, the next page also offers the download at once: its address is kept in the tab until then. While
      you type, your browser works out a small sum for us. It slows down programs that send thousands of requests, asks
      nothing of you, and tells nobody anything about you.

      If you came by an advertisement’s offer of a guide, the tab remembers which one until you have asked. If your browser
      sends Global Privacy Control or Do Not Track, it does not.

      Getting the guide never depends on agreeing to be called. The box for calls is unticked, and names who would call.

      ## Your choices

      You may ask what we hold about you, have it sent to you, have it corrected or erased, and withdraw consent, by any
      reasonable means. Write to the address on the [contact page](/contact/). We answer within 45 days, and a withdrawal
      of consent takes effect within 10 business days. Whoever received your data from us is told, too.
      `),
    ],
  },
  {
    title: 'Accessibility',
    slug: 'accessibility',
    body: [
      text(`
      The site is meant to work for everybody who needs it, including people who are ill, tired, short of breath or using
      an old phone.

      ## What we aim for

      We aim for the Web Content Accessibility Guidelines (WCAG) 2.2, level AA.

      - All pages work with a keyboard and with a screen reader, and in large type.
      - Every guide can be read as web pages. The PDF is tagged for screen readers.
      - Pictures have text alternatives. Nothing moves by itself.
      - Pages are light, and load on a slow connection.

      ## What may still be wrong

      Automatic checks find only part of the problems. If something does not work for you, please write to the address on
      the [contact page](/contact/), and say what you use. We can also send a text in another form.
      `),
    ],
  },
  {
    title: 'Contact',
    slug: 'contact',
    body: [
      text(`
      ${SAMPLE.trim()} The addresses below use example.org, which accepts no mail.

      - **Editors, corrections, accessibility:** [editors@example.org](mailto:editors@example.org)
      - **Privacy requests:** [privacy@example.org](mailto:privacy@example.org)
      - **Post:** Sample Publishing, Inc., 100 Example Street, Birmingham, Alabama (an invented address)

      The telephone number at the top of the page belongs to the advertising law firm, not to the editors.
      `),
      questions(
        [
          'Can you tell me which treatment I should have?',
          'No. We are writers. Please ask your care team. The National Cancer Institute answers general questions at 1-800-4-CANCER (1-800-422-6237).',
        ],
        [
          'Is this an emergency line?',
          'No. Call 911. If you are thinking of harming yourself, call or text 988, the Suicide and Crisis Lifeline.',
        ],
      ),
    ],
  },
];
