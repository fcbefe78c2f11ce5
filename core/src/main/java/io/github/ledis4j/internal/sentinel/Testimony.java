package io.github.ledis4j.internal.sentinel;

import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.sentinel.MasterReport;
import io.github.ledis4j.sentinel.ReplicaReport;
import io.github.ledis4j.sentinel.SentinelCommands;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What one Sentinel says of one service, as far as it is to be believed. */
record Testimony(SentinelCommands sentinel, String service, int minOtherSentinels) {

  /** The replicas that are up, and the master if it is. */
  record Servers(List<Endpoint> replicas, @Nullable Endpoint master) {}

  /**
   * Asks for the master. Its address is the new one's as soon as that is promoted, while its
   * description is the old one's until all replicas follow: so both are asked for.
   */
  CompletableFuture<Endpoint> master() {
    CompletableFuture<@Nullable Endpoint> address = sentinel.sentinelGetMasterAddrByName(service);
    return sentinel.sentinelMaster(service).thenCombine(address, this::usable);
  }

  private Endpoint usable(MasterReport report, @Nullable Endpoint address) {
    requireCompany(report);
    if (address == null) {
      throw new NotUsable("knows no address of it");
    }
    if (report.isDown() && address.equals(report.endpoint())) {
      throw new NotUsable("takes " + address + " for down: " + report.facts().get("flags"));
    }
    return address;
  }

  private void requireCompany(MasterReport report) {
    if (report.otherSentinels() < minOtherSentinels) {
      throw new NotUsable(
          "knows " + report.otherSentinels() + " other Sentinels, not " + minOtherSentinels);
    }
  }

  /** Asks for the replicas, in an order that all Sentinels have. */
  CompletableFuture<Servers> replicas() {
    CompletableFuture<@Nullable Endpoint> master = master().handle((endpoint, failure) -> endpoint);
    CompletableFuture<List<ReplicaReport>> reports = sentinel.sentinelReplicas(service);
    return sentinel
        .sentinelMaster(service)
        .thenAccept(this::requireCompany)
        .thenCombine(reports, (believed, all) -> usable(all))
        .thenCombine(master, Servers::new);
  }

  private static List<Endpoint> usable(List<ReplicaReport> reports) {
    List<Endpoint> usable = new ArrayList<>();
    for (ReplicaReport report : reports) {
      Endpoint endpoint = report.endpoint();
      if (endpoint != null && !report.isDown()) {
        usable.add(endpoint);
      }
    }
    if (usable.isEmpty()) {
      throw new NotUsable("has none that is up among " + reports.size());
    }
    usable.sort(Comparator.comparing(Endpoint::toString));
    return usable;
  }
}
