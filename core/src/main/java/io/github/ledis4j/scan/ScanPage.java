package io.github.ledis4j.scan;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Some elements of a scan, and where the next ones are. A page without elements need not be the
 * last, and the last may have some.
 *
 * @param items the elements in the server's order, none of them null
 * @param cursor where the next page starts; {@link ScanCursor#START} if this is the last
 * @param <T> the type of the elements
 */
public record ScanPage<T>(List<T> items, ScanCursor cursor) {
  /**
   * Copies the elements.
   *
   * @param items the elements, none of them null
   * @param cursor where the next page starts
   */
  public ScanPage {
    items = List.copyOf(items);
    requireNonNull(cursor, "cursor");
  }

  /**
   * Returns whether the scan is done.
   *
   * @return true if no other page follows
   */
  public boolean isLast() {
    return cursor.equals(ScanCursor.START);
  }
}
