/**
 * Finds posts that may identify a patient, for example by a record number, a date of birth or a name in a bed. Start with
 * {@link io.rounds.extract.privacy.Confidentiality}; {@code docs/chats-confidentiality.md} lists the rules and how often
 * they are right.
 */
@NullMarked
package io.rounds.extract.privacy;

import org.jspecify.annotations.NullMarked;
