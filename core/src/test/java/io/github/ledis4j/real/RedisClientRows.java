package io.github.ledis4j.real;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.redis.server.ClientFilter;
import io.github.ledis4j.command.redis.server.ClientType;
import io.github.ledis4j.command.redis.server.PauseMode;
import io.github.ledis4j.command.redis.server.RedisAdminCommands;
import io.github.ledis4j.command.redis.server.UnblockMode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What Redis makes of questions about its connections. */
final class RedisClientRows {
  private static final long NOBODY = 1_000_000_000;

  private RedisClientRows() {}

  static void add(CommandRows<RedisAdminCommands<String, String>> rows, RedisClient client) {
    rows.check("CLIENT ID", c -> c.clientId(), id -> id > 0)
        .row("CLIENT GETNAME", c -> c.clientGetname(), null)
        .row("CLIENT GETREDIR", c -> c.clientGetredir(), null)
        .check(
            "CLIENT TRACKINGINFO",
            c -> c.clientTrackinginfo(),
            info ->
                info.flags().equals(Set.of("off"))
                    && info.redirect() == null
                    && info.prefixes().isEmpty())
        .check(
            "CLIENT INFO",
            c -> c.clientInfo(),
            info ->
                info.id() > 0
                    && info.database() == 0
                    && info.user().equals("default")
                    && info.command().startsWith("client")
                    && info.address().startsWith("127.0.0.1:"))
        .check("CLIENT LIST", c -> c.clientList(), all -> !all.isEmpty())
        .check(
            "CLIENT LIST by id",
            c -> c.clientId().thenCompose(id -> c.clientList(ClientFilter.ALL.ids(id, NOBODY))),
            all -> all.size() == 1)
        .check(
            "CLIENT LIST by type",
            c -> c.clientList(ClientFilter.ALL.type(ClientType.NORMAL)),
            all -> !all.isEmpty())
        .row(
            "CLIENT LIST of replicas",
            c -> c.clientList(ClientFilter.ALL.type(ClientType.REPLICA)),
            List.of())
        .row("CLIENT KILL nobody", c -> c.clientKill(ClientFilter.ALL.ids(NOBODY)), 0L)
        .row("CLIENT KILL", c -> killed(client, c), 1L)
        .row("CLIENT UNBLOCK nobody", c -> c.clientUnblock(NOBODY, UnblockMode.TIMEOUT), false)
        .row("CLIENT PAUSE", c -> c.clientPause(Duration.ofMinutes(1), PauseMode.WRITE), null)
        .row("CLIENT UNPAUSE", c -> c.clientUnpause(), null)
        .row("CLIENT PAUSE all", c -> c.clientPause(Duration.ofMillis(1)), null);
  }

  private static CompletableFuture<Long> killed(
      RedisClient client, RedisAdminCommands<String, String> commands) {
    return client.withConnection(
        leased ->
            leased
                .clientId()
                .thenCompose(id -> commands.clientKill(ClientFilter.ALL.ids(id).user("default"))));
  }
}
