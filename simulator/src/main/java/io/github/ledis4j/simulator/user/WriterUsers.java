package io.github.ledis4j.simulator.user;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Those who write by the million. */
final class WriterUsers {
  private static final int MOST = 3;

  private final Place place;
  private final List<WriterUser> all = new ArrayList<>();

  WriterUsers(Place place) {
    this.place = place;
  }

  void act(SplittableRandom random) {
    WriterUser writer = any(random);
    switch (random.nextInt(8)) {
      case 0 -> writer.finish();
      case 1, 2 -> writer.flush();
      case 3, 4 -> writer.produce(random);
      default -> writer.write(random);
    }
  }

  private WriterUser any(SplittableRandom random) {
    if (all.isEmpty() || all.size() < MOST && random.nextInt(6) == 0) {
      place.ledger().queue().unbounded();
      all.add(new WriterUser(place, "w" + all.size(), random));
    }
    return all.get(random.nextInt(all.size()));
  }

  /** How many connections may be there that writers have given back. */
  int leaving() {
    return all.stream().filter(WriterUser::isFinished).mapToInt(WriterUser::connections).sum();
  }

  boolean areBusy() {
    return all.stream().anyMatch(WriterUser::isBusy);
  }

  /** Nobody writes any more. */
  void finish() {
    all.stream().filter(each -> !each.isFinished()).forEach(WriterUser::finish);
  }

  void check() {
    all.forEach(WriterUser::check);
  }
}
