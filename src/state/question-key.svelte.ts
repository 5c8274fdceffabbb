import { readQuestionKey, storeQuestionKey } from '../platform/question-key';

/** Whether `?` opens the keyboard map: who speaks to the machine may type one without meaning to. */
export class QuestionKey {
  #isOn = $state(readQuestionKey());

  get isOn(): boolean {
    return this.#isOn;
  }

  set isOn(isOn: boolean) {
    this.#isOn = isOn;
    storeQuestionKey(isOn);
  }
}
