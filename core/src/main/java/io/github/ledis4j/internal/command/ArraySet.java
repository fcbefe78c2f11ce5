package io.github.ledis4j.internal.command;

import java.io.Serializable;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set in the order in which its elements came: an array of them, and a table of their places. It
 * takes a third of the memory of a linked one. Immutable.
 */
public final class ArraySet<T extends @Nullable Object> extends AbstractSet<T>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** So many elements side by side have like hashes, which somebody may have chosen. */
  private static final int LONGEST_RUN = 128;

  private static final int SPREAD = 0x9E3779B9;

  private final transient T[] elements;

  /** 0 where nothing is, else one more than the index of an element. */
  private final transient int[] places;

  private ArraySet(T[] elements, int[] places) {
    this.elements = elements;
    this.places = places;
  }

  /**
   * Makes an unmodifiable set. Elements that are {@code byte[]} are equal in it when their bytes
   * are.
   *
   * @param elements is the set's own from now on; may hold equal ones, of which the first counts
   */
  public static <T extends @Nullable Object> Set<T> of(T[] elements) {
    if (elements.length == 0) {
      return Collections.emptySet();
    }
    if (elements[0] instanceof byte[]) {
      return linked(elements);
    }
    // Half full at most.
    int[] places = new int[Integer.highestOneBit(elements.length) * 4];
    int size = 0;
    for (T element : elements) {
      int place = place(element, elements, places);
      if (place < 0) {
        // What was moved so far stands there twice, which changes nothing.
        return linked(elements);
      }
      if (places[place] == 0) {
        elements[size++] = element;
        places[place] = size;
      }
    }
    T[] distinct = size == elements.length ? elements : Arrays.copyOf(elements, size);
    return Collections.unmodifiableSet(new ArraySet<>(distinct, places));
  }

  private static <T extends @Nullable Object> Set<T> linked(T[] elements) {
    Map<T, Boolean> map = BytesMap.forKey(elements[0], 2 * elements.length);
    Set<T> set = Collections.newSetFromMap(map);
    set.addAll(Arrays.asList(elements));
    return Collections.unmodifiableSet(set);
  }

  /** Finds the place of an element or else the empty one for it; -1 if it would be far away. */
  private static int place(@Nullable Object element, @Nullable Object[] elements, int[] places) {
    int last = places.length - 1;
    int place = Objects.hashCode(element) * SPREAD >>> Integer.numberOfLeadingZeros(last);
    for (int run = 0; run < LONGEST_RUN; run++) {
      int taken = places[place];
      if (taken == 0 || Objects.equals(element, elements[taken - 1])) {
        return place;
      }
      place = place + 1 & last;
    }
    return -1;
  }

  /** What has other hashes elsewhere must find other places. */
  private Object writeReplace() {
    return new LinkedHashSet<>(this);
  }

  @Override
  public boolean contains(@Nullable Object element) {
    int place = place(element, elements, places);
    return place >= 0 && places[place] != 0;
  }

  @Override
  public Iterator<T> iterator() {
    return Arrays.asList(elements).iterator();
  }

  @Override
  public int size() {
    return elements.length;
  }
}
