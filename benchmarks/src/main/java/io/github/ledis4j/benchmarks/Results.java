package io.github.ledis4j.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All rounds of all works, by client label. */
final class Results {
  private final Map<Work, Map<String, List<Measurement>>> rounds = new EnumMap<>(Work.class);

  void add(Work work, String client, Measurement measurement) {
    rounds
        .computeIfAbsent(work, w -> new LinkedHashMap<>())
        .computeIfAbsent(client, c -> new ArrayList<>())
        .add(measurement);
  }

  List<Work> works() {
    return List.copyOf(rounds.keySet());
  }

  /** The median of each client's rounds, in the order in which the clients ran. */
  Map<String, Measurement> of(Work work) {
    Map<String, Measurement> medians = new LinkedHashMap<>();
    rounds.getOrDefault(work, Map.of()).forEach((c, m) -> medians.put(c, Measurement.median(m)));
    return medians;
  }

  Optional<Measurement> of(Work work, String client) {
    return Optional.ofNullable(of(work).get(client));
  }
}
