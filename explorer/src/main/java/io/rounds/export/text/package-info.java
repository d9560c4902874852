/**
 * Makes text of users safe for file formats: cells that no spreadsheet evaluates, and characters that XML allows.
 */
@NullMarked
package io.rounds.export.text;

import org.jspecify.annotations.NullMarked;
