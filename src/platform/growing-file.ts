/** In one buffer, again and again: fresh memory for each text would take longer than everything else. */
const partLength = 1 << 18;

/** A text that may outgrow this page's memory: the browser keeps the parts that are done, and large ones on disk, until nobody wants them. */
export class GrowingFile {
  readonly #parts: Blob[] = [];
  readonly #encoder = new TextEncoder();
  readonly #part = new Uint8Array(partLength);
  #length = 0;

  add(text: string): void {
    for (let rest = text; rest !== '';) {
      const { read, written } = this.#encoder.encodeInto(rest, this.#part.subarray(this.#length));
      this.#length += written;
      rest = rest.slice(read);
      if (rest !== '') this.#closePart();
    }
  }

  finish(): Blob {
    this.#closePart();
    return new Blob(this.#parts);
  }

  #closePart(): void {
    this.#parts.push(new Blob([this.#part.subarray(0, this.#length)]));
    this.#length = 0;
  }
}
