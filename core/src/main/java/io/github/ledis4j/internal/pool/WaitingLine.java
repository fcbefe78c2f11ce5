package io.github.ledis4j.internal.pool;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Those who wait for a connection, in order; who leaves is found at once. Not thread-safe. */
final class WaitingLine {
  private final Set<LeaseRequest> requests = new LinkedHashSet<>();

  int size() {
    return requests.size();
  }

  void add(LeaseRequest request) {
    requests.add(request);
  }

  void addFirst(LeaseRequest request) {
    List<LeaseRequest> behind = takeAll();
    requests.add(request);
    requests.addAll(behind);
  }

  /** Takes out the first, or answers null. */
  @Nullable LeaseRequest poll() {
    Iterator<LeaseRequest> first = requests.iterator();
    if (!first.hasNext()) {
      return null;
    }
    LeaseRequest request = first.next();
    first.remove();
    return request;
  }

  /** Answers whether it still stood there. */
  boolean remove(LeaseRequest request) {
    return requests.remove(request);
  }

  List<LeaseRequest> takeAll() {
    List<LeaseRequest> all = List.copyOf(requests);
    requests.clear();
    return all;
  }
}
