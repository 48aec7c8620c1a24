import { Banner, GuideOffer, Picture, UnknownComponent } from './atoms';
import { Citation } from './citation';
import { CodeBlock } from './code-block';
import { Figure, FigureAlt, FigureCaption, FigureCredit } from './figure';
import { Heading } from './heading';
import { KeyPoint, KeyPoints } from './key-points';
import { BulletList, ListItem, OrderedList } from './lists';
import { Bold, Code, Italic, Link, Other, Strikethrough, Subscript, Superscript, Underline } from './marks';
import { Paragraph } from './paragraph';
import { PastedFootnote } from './pasted-footnote';
import { PullQuote, PullQuoteAttribution, PullQuoteText } from './pull-quote';
import { Answer, Question, Questions, QuestionText } from './questions';
import { Quote } from './quote';
import { Table, TableBlock, TableCaption, TableCell, TableRow } from './table';
import { Document, HardBreak, Text } from './text';

/** Every node and mark of the writing field. Marks in the order of `document/inline.ts`. */
export const schemaExtensions = [
  Document,
  Text,
  HardBreak,
  Paragraph,
  Heading,
  Quote,
  CodeBlock,
  BulletList,
  OrderedList,
  ListItem,
  Picture,
  Figure,
  FigureCaption,
  FigureCredit,
  FigureAlt,
  PullQuote,
  PullQuoteText,
  PullQuoteAttribution,
  KeyPoints,
  KeyPoint,
  TableBlock,
  TableCaption,
  Table,
  TableRow,
  TableCell,
  Questions,
  Question,
  QuestionText,
  Answer,
  Banner,
  GuideOffer,
  UnknownComponent,
  Citation,
  Link,
  Bold,
  Italic,
  Underline,
  Strikethrough,
  Code,
  Subscript,
  Superscript,
  Other,
  PastedFootnote,
];
