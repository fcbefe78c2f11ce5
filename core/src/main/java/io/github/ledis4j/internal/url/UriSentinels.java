package io.github.ledis4j.internal.url;

import io.github.ledis4j.internal.connection.ServerRole;
import io.github.ledis4j.internal.sentinel.SentinelSet;
import io.github.ledis4j.internal.sentinel.ServiceSource;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Credentials;
import io.github.ledis4j.options.CredentialsSource;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.EndpointSource;
import io.github.ledis4j.options.Tls;
import io.github.ledis4j.sentinel.SentinelOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a URL says of Sentinels and of the service that they watch. Not thread-safe. */
final class UriSentinels {

  /** Which server of the service is meant. */
  enum Role {
    MASTER,
    REPLICA,
    REPLICA_ONLY
  }

  private final List<Endpoint> endpoints = new ArrayList<>();
  @Nullable String service;
  @Nullable Role role;
  @Nullable String user;
  @Nullable String password;
  @Nullable Boolean tls;
  @Nullable Duration timeout;
  @Nullable Integer minOthers;

  void add(Endpoint endpoint) {
    endpoints.add(endpoint);
  }

  boolean tls() {
    return tls != null && tls;
  }

  /**
   * Tells whether the URL is about Sentinels.
   *
   * @throws IllegalArgumentException if it is so in half only
   */
  boolean isUsed() {
    boolean described =
        service != null
            || role != null
            || user != null
            || password != null
            || tls != null
            || timeout != null
            || minOthers != null;
    if (endpoints.isEmpty() && described) {
      throw new IllegalArgumentException(
          "the URL has parameters for Sentinels: its scheme has to be redis-sentinel");
    }
    if (!endpoints.isEmpty() && (service == null || service.isEmpty())) {
      throw new IllegalArgumentException("the URL names Sentinels but no service=");
    }
    if (user != null && password == null) {
      throw new IllegalArgumentException("the URL has a sentinel_user but no sentinel_password");
    }
    return !endpoints.isEmpty();
  }

  /** The way to the service; what it opens is closed with the last pool that uses it. */
  EndpointSource source(ConnectionOptions servers, @Nullable Tls settings) {
    SentinelOptions.Builder options =
        SentinelOptions.builder()
            .tls(settings)
            .connections(
                c -> c.transport(servers.transport()).eventLoopGroup(servers.eventLoopGroup()));
    if (password != null) {
      options.credentials(CredentialsSource.of(Credentials.of(user, password)));
    }
    if (timeout != null) {
      options.timeout(timeout);
    }
    if (minOthers != null) {
      options.minOtherSentinels(minOthers);
    }
    return new ServiceSource(
        new SentinelSet(endpoints, options.build()),
        String.valueOf(service),
        role == null || role == Role.MASTER ? ServerRole.MASTER : ServerRole.REPLICA,
        role == Role.REPLICA,
        true);
  }
}
