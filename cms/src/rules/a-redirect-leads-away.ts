import { type Objection, type Rule, text } from './rule';

export const aRedirectLeadsAway: Rule = {
  on: 'api::redirect.redirect',
  when: 'save',
  check({ from, to }) {
    const [source, target] = [text(from), text(to)];
    const objections: Objection[] = [];
    if (source && !/^\/(?!\/)[^\s?#]*$/.test(source)) {
      objections.push({
        path: ['from'],
        message: `“${source}” is not an old path of this site. It starts with one slash and has no ? or #, for example /articles/old-name/.`,
      });
    }
    if (target && !/^\/(?!\/)\S*$/.test(target) && !(/^https?:\/\//.test(target) && URL.canParse(target))) {
      objections.push({
        path: ['to'],
        message: `“${target}” leads nowhere. Write a path of this site (/articles/new-name/) or a full address (https://…).`,
      });
    }
    if (source && source.replace(/\/$/, '') === target.replace(/\/$/, '')) {
      objections.push({ path: ['to'], message: 'The redirect leads back to itself. Give another address under “To”.' });
    }
    return objections;
  },
};
