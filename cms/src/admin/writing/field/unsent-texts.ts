import { useForm } from '@strapi/strapi/admin';
import type { Component } from '../document/component-kinds';

type Values = Readonly<Record<string, unknown>>;

/**
 * Texts as they are in writing fields, ahead of the form around them: at each change, Strapi compares and draws its whole form,
 * which a key that is pressed meanwhile would wait for. What is quick to follow the text reads it here.
 */
export class UnsentTexts {
  readonly #texts = new Map<string, Component[]>();
  readonly #listeners = new Set<() => void>();

  /** Whether anyone wants to hear: to write a long text takes some milliseconds. */
  get isHeard(): boolean {
    return this.#listeners.size > 0;
  }

  set(name: string, text: Component[]): void {
    this.#texts.set(name, text);
    for (const listener of this.#listeners) listener();
  }

  /** The form is about to get this, as the newest. */
  sending(name: string, text: Component[]): void {
    if (this.#texts.has(name)) this.#texts.set(name, text);
  }

  /** The form has this text now. @param text left out: none of what was typed counts any more. */
  received(name: string, text?: Component[]): void {
    if (text === undefined || this.#texts.get(name) === text) this.#texts.delete(name);
  }

  /** A form's values, with the texts that it doesn't have yet. */
  over(values: Values): Values {
    return this.#texts.size > 0 ? { ...values, ...Object.fromEntries(this.#texts) } : values;
  }

  /** @returns how to stop it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}

const byForm = new WeakMap<object, UnsentTexts>();

/** The texts of the form around it. Two forms may be open, one over the other. */
export function useUnsentTexts(): UnsentTexts {
  // The one thing that each of Strapi's forms has of its own and never changes.
  const form = useForm('UnsentTexts', ({ getValues }) => getValues);
  const texts = byForm.get(form) ?? new UnsentTexts();
  byForm.set(form, texts);
  return texts;
}
