import type { Node as TiptapNode } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { atomWords, figureWords, writingWords } from '../../words/writing';
import { isFields } from '../document/node-json';
import { Banner, GuideOffer, Picture, UnknownComponent } from '../schema/atoms';
import { Figure } from '../schema/figure';

/** What the field does for the views of its blocks. */
export interface FieldActions {
  choosePicture(pos: number): void;
  chooseGuide(pos: number): void;
  /** @returns null: none is chosen. */
  fetchGuideTitle(node: Node): Promise<string | null>;
}

type Position = () => number | undefined;

const element = (tag: string, className: string, text = ''): HTMLElement =>
  Object.assign(document.createElement(tag), { className, textContent: text });

function button(text: string, position: Position, act: (pos: number) => void): HTMLButtonElement {
  const made = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'block-button',
    textContent: text,
  });
  made.addEventListener('click', () => {
    const pos = position();
    if (pos !== undefined) act(pos);
  });
  return made;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** History has the files of a version in a list. */
function pictureOf(image: unknown): Record<string, unknown> | null {
  if (!isFields(image)) return null;
  const [first] = Array.isArray(image.results) ? image.results : [image];
  return isFields(first) && first.url ? first : null;
}

function drawPicture(into: HTMLElement, image: unknown, alt: string): void {
  const picture = pictureOf(image);
  into.replaceChildren();
  if (!picture) {
    const isOnItsWay = isFields(image) && 'pasted' in image;
    into.append(element('p', 'no-picture', isOnItsWay ? figureWords.uploading : figureWords.none));
    return;
  }
  const formats = isFields(picture.formats) ? picture.formats : {};
  const { url } = [formats.medium, formats.small, picture].filter(isFields).find((one) => text(one.url)) ?? picture;
  into.append(Object.assign(document.createElement('img'), { src: text(url), alt, draggable: false }));
}

/** Nothing of what our own elements do is a change of the document. */
const ours = (dom: HTMLElement, contentDOM?: HTMLElement) => ({
  ignoreMutation: (mutation: { target: globalThis.Node }) =>
    mutation.target !== dom && !contentDOM?.contains(mutation.target),
  stopEvent: (event: Event) => event.target instanceof HTMLButtonElement,
});

function figureView(node: Node, position: Position, actions: FieldActions): NodeView {
  const dom = element('figure', 'figure');
  dom.dataset.block = 'figure';
  const frame = element('div', 'figure-picture');
  frame.contentEditable = 'false';
  const picture = element('div', '');
  const contentDOM = element('div', 'figure-lines');
  const choose = button('', position, (pos) => actions.choosePicture(pos));
  frame.append(picture, choose);
  dom.append(frame, contentDOM);
  let drawn: unknown;
  const draw = (now: Node) => {
    if (drawn !== now.attrs.image || !picture.hasChildNodes())
      drawPicture(picture, now.attrs.image, now.lastChild?.textContent ?? '');
    drawn = now.attrs.image;
    choose.textContent = pictureOf(now.attrs.image) ? figureWords.replace : figureWords.choose;
  };
  draw(node);
  return {
    dom,
    contentDOM,
    update(now) {
      if (now.type !== node.type) return false;
      draw(now);
      return true;
    },
    ...ours(dom, contentDOM),
  };
}

/** A block without text in it: a name, and what it says. */
function card(name: string, block: string): { dom: HTMLElement; body: HTMLElement } {
  const dom = element('div', 'atom');
  dom.dataset.block = block;
  dom.contentEditable = 'false';
  const body = element('div', 'atom-body');
  dom.append(element('strong', 'atom-name', name), body);
  return { dom, body };
}

function bannerView(): NodeView {
  const { dom, body } = card(atomWords.banner, 'banner');
  body.textContent = atomWords.bannerHint;
  return { dom, ...ours(dom) };
}

function guideView(node: Node, position: Position, actions: FieldActions): NodeView {
  const { dom, body } = card(atomWords.guideOffer, 'guideOffer');
  const choose = button(atomWords.chooseGuide, position, (pos) => actions.chooseGuide(pos));
  dom.append(choose);
  let drawn: unknown;
  const draw = async (now: Node) => {
    const { guide } = now.attrs;
    drawn = guide;
    body.textContent = atomWords.loading;
    const title = await actions.fetchGuideTitle(now);
    if (drawn !== guide) return;
    body.textContent = title ?? atomWords.noGuide;
    choose.textContent = title ? atomWords.changeGuide : atomWords.chooseGuide;
  };
  void draw(node);
  return {
    dom,
    update(now) {
      if (now.type !== node.type) return false;
      if (now.attrs.guide !== drawn) void draw(now);
      return true;
    },
    ...ours(dom),
  };
}

function unknownView(node: Node): NodeView {
  const { dom, body } = card(writingWords.notEditable, 'unknownComponent');
  const { component } = node.attrs;
  body.textContent = writingWords.notEditableHint(isFields(component) ? text(component.__component) : '');
  return { dom, ...ours(dom) };
}

function pictureView(node: Node): NodeView {
  const { dom, body } = card(figureWords.inText, 'picture');
  const { block } = node.attrs;
  const image = isFields(block) ? block.image : null;
  drawPicture(body, image, isFields(image) ? text(image.alternativeText) : '');
  return { dom, ...ours(dom) };
}

const withView = (extension: TiptapNode, view: (node: Node, position: Position) => NodeView) =>
  extension.extend({
    addNodeView:
      () =>
      ({ node, getPos }) =>
        view(node, getPos),
  });

/** The blocks that show more than their text. */
export const viewExtensions = (actions: FieldActions) => [
  withView(Figure, (node, position) => figureView(node, position, actions)),
  withView(Banner, bannerView),
  withView(GuideOffer, (node, position) => guideView(node, position, actions)),
  withView(UnknownComponent, unknownView),
  withView(Picture, pictureView),
];
