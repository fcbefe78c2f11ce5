package io.github.ledis4j.simulator.net;

import java.util.Arrays;

/** What is to happen, by its time; what was first said for a time comes first. A binary heap. */
final class Events {
  private static final Runnable NOTHING = () -> {};

  private long[] times = new long[64];
  private long[] numbers = new long[64];
  private Runnable[] tasks = new Runnable[64];
  private int size;
  private long added;

  boolean isEmpty() {
    return size == 0;
  }

  /** The time of the first one. */
  long firstTime() {
    return times[0];
  }

  void add(long time, Runnable task) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      numbers = Arrays.copyOf(numbers, 2 * size);
      tasks = Arrays.copyOf(tasks, 2 * size);
    }
    int at = size++;
    long number = added++;
    for (int parent = (at - 1) / 2; at > 0 && time < times[parent]; parent = (at - 1) / 2) {
      move(parent, at);
      at = parent;
    }
    put(at, time, number, task);
  }

  /** Takes the first one. */
  Runnable remove() {
    Runnable first = tasks[0];
    int last = --size;
    long time = times[last];
    long number = numbers[last];
    Runnable task = tasks[last];
    int at = 0;
    for (int child = 1; child < last; child = 2 * at + 1) {
      if (child + 1 < last && isBefore(child + 1, times[child], numbers[child])) {
        child++;
      }
      if (!isBefore(child, time, number)) {
        break;
      }
      move(child, at);
      at = child;
    }
    put(at, time, number, task);
    tasks[last] = NOTHING; // also if it was the only one
    return first;
  }

  private boolean isBefore(int at, long time, long number) {
    return times[at] < time || times[at] == time && numbers[at] < number;
  }

  private void move(int from, int to) {
    put(to, times[from], numbers[from], tasks[from]);
  }

  private void put(int at, long time, long number, Runnable task) {
    times[at] = time;
    numbers[at] = number;
    tasks[at] = task;
  }
}
