import type { SiteSettings } from './types';

export const settings: SiteSettings = {
  siteName: 'Mesothelioma Report',
  tagline: 'News and plain answers for patients and families, with sources',
  publisherName: 'Sample Publishing, Inc. (an invented company)',
  publisherLogo: 'logo.png',
  contactEmail: 'editors@example.org',
  timeZone: 'America/New_York',
  phoneLabel: '877-MESOTHELIOMA',
  phoneNumber: '+18776376843',
  intakeEmails: 'intake@example.com',
  medicalDisclaimer:
    'This page gives general information. It does not replace advice from your own doctors, who know you and your test results. Do not start, stop, or change a treatment because of something you read here. In an emergency, call 911.',
  footerNote:
    'Mesothelioma Report is the sample site of Patient Press. Its people, publisher, and law firm are invented. On a real site, this note says who pays, such as a law firm that represents people exposed to asbestos. Its advertisements are labeled, and it does not choose, write, or change the articles.',
  navigation: [
    { label: 'Research', url: '/topics/research/' },
    { label: 'Treatment', url: '/topics/treatment/' },
    { label: 'Diagnosis', url: '/topics/diagnosis/' },
    { label: 'Asbestos and the law', url: '/topics/asbestos-and-the-law/' },
    { label: 'Living with mesothelioma', url: '/topics/living-with-mesothelioma/' },
    { label: 'Guides', url: '/guides/' },
    { label: 'Sources', url: '/sources/' },
  ],
  policies: [
    'about',
    'who-pays-for-this-site',
    'editorial-policy',
    'corrections',
    'privacy',
    'accessibility',
    'contact',
  ],
  chat: {
    provider: 'none',
    offlineMessage:
      'This sample site has no chat. You can call us, or leave your number and someone from the sample law firm will call you.',
  },
  defaultSeo: {
    metaTitle: 'Mesothelioma news and answers, with sources',
    metaDescription:
      'Studies, treatments, diagnosis, and asbestos law, in plain language for patients and families. Each article lists its sources.',
  },
  defaultGuide: 'questions-to-ask-in-the-first-weeks',
};
