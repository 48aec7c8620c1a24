import { DesignSystemProvider, darkTheme, lightTheme } from '@strapi/design-system';
import { createRoot } from 'react-dom/client';
import type { LoginStep } from '../../accounts/second-factor/contract';
import { LoginStepPage } from './login-step-page';
import type { User } from './login-steps-api';

/** As someone chose in their profile, or as their system is set. Strapi’s own provider isn’t around this page. */
function chosenTheme() {
  const chosen = localStorage.getItem('STRAPI_THEME') ?? 'system';
  const isDark = chosen === 'system' ? window.matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
  return isDark ? darkTheme : lightTheme;
}

/**
 * Shows the second step of a login in place of Strapi's login page, whose routes can't be extended, until it was passed.
 * @returns the user; null: they went back.
 */
export function askForStep(step: LoginStep): Promise<User | null> {
  const strapi = document.getElementById('strapi');
  const place = document.createElement('div');
  document.body.append(place);
  if (strapi) strapi.style.display = 'none';
  const root = createRoot(place);
  return new Promise((done) => {
    const close = (user: User | null) => {
      // Not while React is still handling the click.
      queueMicrotask(() => {
        root.unmount();
        place.remove();
        if (strapi) strapi.style.removeProperty('display');
        done(user);
      });
    };
    root.render(
      <DesignSystemProvider locale="en-US" theme={chosenTheme()}>
        <LoginStepPage step={step} onPassed={close} onCancel={() => close(null)} />
      </DesignSystemProvider>,
    );
  });
}
