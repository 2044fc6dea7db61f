package classroom.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Puts together who fails alike: Ward's hierarchical clustering, found along chains of nearest neighbours (F. Murtagh,
 * "A survey of recent advances in hierarchical clustering algorithms", 1983), which needs no table of all distances.
 */
final class Alike {

    /** What a student's pattern has for a check: one of these characters. */
    static final char PASSED = 'p';

    static final char FAILED = 'f';
    /** Any other state, such as a check that was not reached: it says less than a failed one, and something else. */
    static final char OTHER = '-';

    private static final double HALF = 0.5;

    private Alike() {}

    /**
     * The groups. Two members of one differ on the average by at most half of what a member fails; full marks are a
     * group, too.
     *
     * @param patterns one for each student: a character for each check, the same checks in the same order for all
     * @return places in the list of patterns; groups that fail little come first, and similar ones stand together
     */
    static List<List<Integer>> groups(List<String> patterns) {
        Map<String, List<Integer>> same = new LinkedHashMap<>();
        for (int place = 0; place < patterns.size(); place++) {
            same.computeIfAbsent(patterns.get(place), pattern -> new ArrayList<>())
                    .add(place);
        }
        List<Cluster> clusters = same.entrySet().stream()
                .map(entry -> new Cluster(entry.getValue(), entry.getKey()))
                .toList();
        return clusters.isEmpty() ? List.of() : groups(tree(clusters));
    }

    // A chain goes from each cluster to its nearest one; where two are each other's nearest, they are one from then on.
    private static Cluster tree(List<Cluster> clusters) {
        Set<Cluster> left = new LinkedHashSet<>(clusters);
        Deque<Cluster> chain = new ArrayDeque<>();
        while (left.size() > 1) {
            if (chain.isEmpty()) {
                chain.push(left.iterator().next());
            }
            Cluster last = chain.pop();
            Cluster nearest = last.nearest(left, chain.peek());
            if (nearest == chain.peek()) {
                chain.pop();
                left.remove(last);
                left.remove(nearest);
                left.add(new Cluster(nearest, last));
            } else {
                chain.push(last);
                chain.push(nearest);
            }
        }
        return left.iterator().next();
    }

    private static List<List<Integer>> groups(Cluster tree) {
        List<List<Integer>> groups = new ArrayList<>();
        Deque<Cluster> next = new ArrayDeque<>(List.of(tree));
        while (!next.isEmpty()) {
            Cluster cluster = next.pop();
            if (cluster.isGroup()) {
                groups.add(cluster.members);
            } else {
                next.push(cluster.more);
                next.push(cluster.less);
            }
        }
        return groups;
    }

    /** Students who stand together. */
    private static final class Cluster {

        private final List<Integer> members;
        // Of the members' values, see below, the sums and the sums of squares.
        private final double[] sums;
        private final double[] squares;
        // What it was made of: the part that lacks less, and the other; null if all members have one pattern.
        private final Cluster less;
        private final Cluster more;

        Cluster(List<Integer> members, String pattern) {
            this.members = members;
            this.sums = values(pattern).map(value -> members.size() * value).toArray();
            this.squares =
                    values(pattern).map(value -> members.size() * value * value).toArray();
            this.less = null;
            this.more = null;
        }

        Cluster(Cluster one, Cluster other) {
            this.less = one.standsBefore(other) ? one : other;
            this.more = less == one ? other : one;
            this.members = new ArrayList<>(less.members);
            this.members.addAll(more.members);
            this.sums = sum(one.sums, other.sums);
            this.squares = sum(one.squares, other.squares);
        }

        // Two for each check: whether it failed, and whether it was neither passed nor failed.
        private static DoubleStream values(String pattern) {
            return pattern.chars()
                    .mapToObj(state -> DoubleStream.of(state == FAILED ? 1 : 0, state == OTHER ? HALF : 0))
                    .flatMapToDouble(values -> values);
        }

        private static double[] sum(double[] one, double[] other) {
            double[] sum = one.clone();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += other[i];
            }
            return sum;
        }

        private boolean standsBefore(Cluster other) {
            int order = Double.compare(lack(), other.lack());
            return order == 0 ? members.get(0) < other.members.get(0) : order < 0;
        }

        /** How much a member lacks on the average. */
        private double lack() {
            return Arrays.stream(squares).sum() / members.size();
        }

        /** The nearest of the others; of several, the preferred one, as else a chain might run in a circle. */
        Cluster nearest(Set<Cluster> others, Cluster preferred) {
            Cluster nearest = preferred;
            double least = preferred == null ? Double.POSITIVE_INFINITY : distance(preferred);
            for (Cluster other : others) {
                double distance = other == this ? Double.POSITIVE_INFINITY : distance(other);
                if (distance < least) {
                    nearest = other;
                    least = distance;
                }
            }
            return nearest;
        }

        // Ward: by how much the squared distances from the middle grow when the two become one.
        private double distance(Cluster other) {
            double n = members.size();
            double m = other.members.size();
            double distance = 0;
            for (int i = 0; i < sums.length; i++) {
                double difference = sums[i] / n - other.sums[i] / m;
                distance += difference * difference;
            }
            return distance * (n * m / (n + m)); // the same from either side, to the last bit
        }

        boolean isGroup() {
            return less == null || spread() <= HALF * lack();
        }

        /** By how much two members differ on the average; of more than one. */
        private double spread() {
            double n = members.size();
            double spread = 0;
            for (int i = 0; i < sums.length; i++) {
                double mean = sums[i] / n;
                spread += 2 * (squares[i] / n - mean * mean);
            }
            return spread * n / (n - 1); // nobody is a pair with himself
        }
    }
}
