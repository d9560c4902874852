/**
 * Formats numbers and times in English, and makes text and links of users safe for a report.
 */
@NullMarked
package io.rounds.report.text;

import org.jspecify.annotations.NullMarked;
