package io.github.ledis4j.command.redis.geo;

import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis on places: adding them, asking where they are, and searching an area.
 * Places are members of a sorted set whose scores are geohashes of 52 bits: {@code zrem} removes
 * one. The earth counts as a sphere, which makes distances wrong by up to 0.5 %.
 *
 * <p>The older {@code GEORADIUS} commands do nothing that {@code GEOSEARCH} does not, and have no
 * methods.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of members
 */
public interface RedisGeoCommands<K, V> extends CommandSink<K, V> {

  // Adding places.

  /**
   * Adds a place, or moves it ({@code GEOADD}).
   *
   * @param key the key
   * @param longitude from -180 (west) to 180 (east)
   * @param latitude from -85.05112878 (south) to 85.05112878 (north)
   * @param member the member
   * @return true if it is new
   * @throws IllegalArgumentException if longitude or latitude is elsewhere
   */
  default CompletableFuture<Boolean> geoadd(K key, double longitude, double latitude, V member) {
    return geoadd(key, longitude, latitude, member, GeoAddOptions.DEFAULT);
  }

  /**
   * Adds a place, or moves it, as the options say ({@code GEOADD}).
   *
   * @param key the key
   * @param longitude from -180 (west) to 180 (east)
   * @param latitude from -85.05112878 (south) to 85.05112878 (north)
   * @param member the member
   * @param options on what condition
   * @return true if it is new, or if it moved and the options count that
   * @throws IllegalArgumentException if longitude or latitude is elsewhere
   */
  default CompletableFuture<Boolean> geoadd(
      K key, double longitude, double latitude, V member, GeoAddOptions options) {
    List<GeoMember<V>> one = List.of(GeoMember.of(member, longitude, latitude));
    return execute(adding(key, one, options).returning(Replies.flag()));
  }

  /**
   * Adds places, or moves them ({@code GEOADD}).
   *
   * @param key the key
   * @param members at least one member
   * @return how many are new
   * @throws IllegalArgumentException if there is no member
   */
  default CompletableFuture<Long> geoadd(
      K key, Collection<? extends GeoMember<? extends V>> members) {
    return geoadd(key, members, GeoAddOptions.DEFAULT);
  }

  /**
   * Adds places, or moves them, as the options say ({@code GEOADD}).
   *
   * @param key the key
   * @param members at least one member
   * @param options which members to add or move
   * @return how many are new, or how many moved too, as the options say
   * @throws IllegalArgumentException if there is no member
   */
  default CompletableFuture<Long> geoadd(
      K key, Collection<? extends GeoMember<? extends V>> members, GeoAddOptions options) {
    return execute(adding(key, members, options).returning(Replies.integer()));
  }

  private CommandBuilder<K, V> adding(
      K key, Collection<? extends GeoMember<? extends V>> members, GeoAddOptions options) {
    int arguments = 1 + options.arguments() + 3 * count(members, "member");
    CommandBuilder<K, V> command =
        options.addTo(format().command(RedisGeoSpecs.GEOADD, arguments).key(key));
    for (GeoMember<? extends V> one : members) {
      GeoCoordinates place = one.coordinates();
      command.add(place.longitude()).add(place.latitude()).value(one.member());
    }
    return command;
  }

  // Asking about places.

  /**
   * Returns where members are ({@code GEOPOS}).
   *
   * @param key the key
   * @param members at least one member
   * @return one element per member, in the order of the members, null for each that is missing
   * @throws IllegalArgumentException if there is no member
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<@Nullable GeoCoordinates>> geopos(K key, V... members) {
    return geopos(key, Arrays.asList(members));
  }

  /**
   * Returns where members are ({@code GEOPOS}).
   *
   * @param key the key
   * @param members at least one member
   * @return one element per member, in the order of the members, null for each that is missing
   * @throws IllegalArgumentException if there is no member
   */
  default CompletableFuture<List<@Nullable GeoCoordinates>> geopos(
      K key, Collection<? extends V> members) {
    return execute(
        format()
            .command(RedisGeoSpecs.GEOPOS, 1 + count(members, "member"))
            .key(key)
            .values(members)
            .returning(RedisGeoReplies.POSITIONS));
  }

  /**
   * Returns the geohashes of members ({@code GEOHASH}).
   *
   * @param key the key
   * @param members at least one member
   * @return one geohash of 11 characters per member, in the order of the members, null for each
   *     that is missing
   * @throws IllegalArgumentException if there is no member
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<List<@Nullable String>> geohash(K key, V... members) {
    return geohash(key, Arrays.asList(members));
  }

  /**
   * Returns the geohashes of members ({@code GEOHASH}).
   *
   * @param key the key
   * @param members at least one member
   * @return one geohash of 11 characters per member, in the order of the members, null for each
   *     that is missing
   * @throws IllegalArgumentException if there is no member
   */
  default CompletableFuture<List<@Nullable String>> geohash(
      K key, Collection<? extends V> members) {
    return execute(
        format()
            .command(RedisGeoSpecs.GEOHASH, 1 + count(members, "member"))
            .key(key)
            .values(members)
            .returning(RedisGeoReplies.HASHES));
  }

  /**
   * Measures how far two members are apart, in metres ({@code GEODIST}).
   *
   * @param key the key
   * @param member one member
   * @param other the other member
   * @return the distance, rounded to four digits behind the point; null if a member is missing
   */
  default CompletableFuture<@Nullable Double> geodist(K key, V member, V other) {
    return geodist(key, member, other, GeoUnit.METERS);
  }

  /**
   * Measures how far two members are apart ({@code GEODIST}).
   *
   * @param key the key
   * @param member one member
   * @param other the other member
   * @param unit what to measure in
   * @return the distance, rounded to four digits behind the point; null if a member is missing
   */
  default CompletableFuture<@Nullable Double> geodist(K key, V member, V other, GeoUnit unit) {
    return execute(
        format()
            .command(RedisGeoSpecs.GEODIST, 4)
            .key(key)
            .value(member)
            .value(other)
            .add(unit.word())
            .returning(Replies.decimalOrNull()));
  }

  // Searching an area.

  /**
   * Finds the members in an area ({@code GEOSEARCH}), in no order, since Redis 6.2.
   *
   * @param key the key
   * @param area where to look
   * @return the members; empty if the key is missing
   */
  default CompletableFuture<List<V>> geosearch(K key, GeoArea<V> area) {
    return geosearch(key, area, GeoSearchOptions.DEFAULT);
  }

  /**
   * Finds the members in an area ({@code GEOSEARCH}), since Redis 6.2.
   *
   * @param key the key
   * @param area where to look
   * @param options how many to return, and in which order
   * @return the members; empty if the key is missing
   */
  default CompletableFuture<List<V>> geosearch(K key, GeoArea<V> area, GeoSearchOptions options) {
    return execute(search(key, area, options, 0).returning(format().elementList()));
  }

  /**
   * Finds the members in an area and how far away they are ({@code GEOSEARCH} with {@code
   * WITHDIST}), in no order, since Redis 6.2.
   *
   * @param key the key
   * @param area where to look
   * @return the members with their distances; empty if the key is missing
   */
  default CompletableFuture<List<GeoDistance<V>>> geosearchWithDistances(K key, GeoArea<V> area) {
    return geosearchWithDistances(key, area, GeoSearchOptions.DEFAULT);
  }

  /**
   * Finds the members in an area and how far away they are ({@code GEOSEARCH} with {@code
   * WITHDIST}), since Redis 6.2.
   *
   * @param key the key
   * @param area where to look
   * @param options how many to return, and in which order
   * @return the members with their distances; empty if the key is missing
   */
  default CompletableFuture<List<GeoDistance<V>>> geosearchWithDistances(
      K key, GeoArea<V> area, GeoSearchOptions options) {
    return execute(
        search(key, area, options, 1)
            .add("WITHDIST")
            .returning(RedisGeoReplies.distances(format().valueCodec())));
  }

  /**
   * Finds the members in an area, how far away they are and where ({@code GEOSEARCH} with {@code
   * WITHDIST}, {@code WITHHASH} and {@code WITHCOORD}), in no order, since Redis 6.2.
   *
   * @param key the key
   * @param area where to look
   * @return the members with all that is known of them; empty if the key is missing
   */
  default CompletableFuture<List<GeoMatch<V>>> geosearchWithDetails(K key, GeoArea<V> area) {
    return geosearchWithDetails(key, area, GeoSearchOptions.DEFAULT);
  }

  /**
   * Finds the members in an area, how far away they are and where ({@code GEOSEARCH} with {@code
   * WITHDIST}, {@code WITHHASH} and {@code WITHCOORD}), since Redis 6.2.
   *
   * @param key the key
   * @param area where to look
   * @param options how many to return, and in which order
   * @return the members with all that is known of them; empty if the key is missing
   */
  default CompletableFuture<List<GeoMatch<V>>> geosearchWithDetails(
      K key, GeoArea<V> area, GeoSearchOptions options) {
    return execute(
        search(key, area, options, 3)
            .add("WITHDIST")
            .add("WITHHASH")
            .add("WITHCOORD")
            .returning(RedisGeoReplies.matches(format().valueCodec())));
  }

  private CommandBuilder<K, V> search(K key, GeoArea<V> area, GeoSearchOptions options, int words) {
    int arguments = 1 + area.arguments() + options.arguments() + words;
    return options.addTo(area.addTo(format().command(RedisGeoSpecs.GEOSEARCH, arguments).key(key)));
  }

  // Storing what a search finds.

  /**
   * Finds the members in an area and stores them with their places ({@code GEOSEARCHSTORE}), since
   * Redis 6.2.
   *
   * @param destination the key of the sorted set to store, in place of what it holds; missing if
   *     nothing was found
   * @param source the key to search
   * @param area where to look
   * @return how many were stored
   */
  default CompletableFuture<Long> geosearchstore(K destination, K source, GeoArea<V> area) {
    return geosearchstore(destination, source, area, GeoSearchOptions.DEFAULT);
  }

  /**
   * Finds the members in an area and stores them with their places ({@code GEOSEARCHSTORE}), since
   * Redis 6.2.
   *
   * @param destination the key of the sorted set to store, in place of what it holds; missing if
   *     nothing was found
   * @param source the key to search
   * @param area where to look
   * @param options how many to store
   * @return how many were stored
   */
  default CompletableFuture<Long> geosearchstore(
      K destination, K source, GeoArea<V> area, GeoSearchOptions options) {
    return execute(store(destination, source, area, options, 0).returning(Replies.integer()));
  }

  /**
   * Finds the members in an area and stores them with their distances as scores ({@code
   * GEOSEARCHSTORE} with {@code STOREDIST}), since Redis 6.2.
   *
   * @param destination the key of the sorted set to store, in place of what it holds; missing if
   *     nothing was found
   * @param source the key to search
   * @param area where to look, and what to measure in
   * @return how many were stored
   */
  default CompletableFuture<Long> geosearchstoreDistances(
      K destination, K source, GeoArea<V> area) {
    return geosearchstoreDistances(destination, source, area, GeoSearchOptions.DEFAULT);
  }

  /**
   * Finds the members in an area and stores them with their distances as scores ({@code
   * GEOSEARCHSTORE} with {@code STOREDIST}), since Redis 6.2.
   *
   * @param destination the key of the sorted set to store, in place of what it holds; missing if
   *     nothing was found
   * @param source the key to search
   * @param area where to look, and what to measure in
   * @param options how many to store
   * @return how many were stored
   */
  default CompletableFuture<Long> geosearchstoreDistances(
      K destination, K source, GeoArea<V> area, GeoSearchOptions options) {
    return execute(
        store(destination, source, area, options, 1).add("STOREDIST").returning(Replies.integer()));
  }

  private CommandBuilder<K, V> store(
      K destination, K source, GeoArea<V> area, GeoSearchOptions options, int words) {
    int arguments = 2 + area.arguments() + options.arguments() + words;
    return options.addTo(
        area.addTo(
            format()
                .command(RedisGeoSpecs.GEOSEARCHSTORE, arguments)
                .key(destination)
                .key(source)));
  }
}
