/**
 * Reads what people write: the hashtags, mentions and links of a text, what its links point to, the labels of chat
 * questions in it, and whether it may identify a patient. All of it works on strings alone, without network or Flink.
 *
 * <ul>
 *   <li>{@link io.rounds.extract.text} finds entities in a text and normalises hashtags;
 *   <li>{@link io.rounds.extract.links} brings URLs to one canonical form and recognises papers, trials and videos;
 *   <li>{@link io.rounds.extract.labels} finds labels such as Q1 and A1;
 *   <li>{@link io.rounds.extract.privacy} finds details that may identify a patient.
 * </ul>
 *
 * <p>The reference tables are in {@code schemas/reference/}; {@code docs/extraction.md} explains them.
 */
package io.rounds.extract;
