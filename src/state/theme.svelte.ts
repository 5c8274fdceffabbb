import { applyTheme, readTheme, type Theme } from '../platform/theme';

export class ThemeChoice {
  #current = $state<Theme>(readTheme());

  constructor() {
    applyTheme(this.#current);
  }

  get current(): Theme {
    return this.#current;
  }

  set current(theme: Theme) {
    this.#current = theme;
    applyTheme(theme);
  }
}
