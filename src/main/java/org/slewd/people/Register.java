package org.slewd.people;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * All accounts and tokens, in the order in which they were made. Immutable.
 *
 * <p>A token of an account that is not there is none: it goes with its owner.
 */
public record Register(List<Account> accounts, List<AccessToken> tokens) {

    /** Nobody but whoever has the machine. */
    public static final Register EMPTY = new Register(List.of(), List.of());

    /** A club has some dozens; whoever needs more needs another program to keep them. */
    public static final int MAX_ACCOUNTS = 256;

    /** Likewise of tokens. */
    public static final int MAX_TOKENS = 256;

    public Register {
        accounts = List.copyOf(accounts);
        Set<String> names = new HashSet<>();
        accounts.forEach(account -> requireNew(names, account.name()));
        Set<String> owners = Set.copyOf(names);
        tokens = tokens.stream()
                .filter(token ->
                        token.owner().isEmpty() || owners.contains(token.owner().get()))
                .toList();
        names.clear();
        tokens.forEach(token -> requireNew(names, token.name()));
        if (accounts.size() > MAX_ACCOUNTS || tokens.size() > MAX_TOKENS) {
            throw new IllegalArgumentException(
                    accounts.size() + " accounts and " + tokens.size() + " tokens are too many");
        }
    }

    private static void requireNew(Set<String> names, String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException(name + " is there twice");
        }
    }

    /** The account called {@code name}. */
    public Optional<Account> account(String name) {
        return accounts.stream().filter(account -> account.name().equals(name)).findFirst();
    }

    /** The token called {@code name}. */
    public Optional<AccessToken> token(String name) {
        return tokens.stream().filter(token -> token.name().equals(name)).findFirst();
    }

    /** The token with this hash. It takes the same time whichever it is. */
    Optional<AccessToken> token(Secrets.Hash hash) {
        AccessToken found = null;
        for (AccessToken token : tokens) {
            found = token.hash().matches(hash) ? token : found;
        }
        return Optional.ofNullable(found);
    }

    Register with(Account account) {
        return new Register(with(accounts, account), tokens);
    }

    Register with(AccessToken token) {
        return new Register(accounts, with(tokens, token));
    }

    Register withAccount(String name, UnaryOperator<Account> change) {
        return new Register(
                accounts.stream()
                        .map(account -> account.name().equals(name) ? change.apply(account) : account)
                        .toList(),
                tokens);
    }

    Register withToken(String name, UnaryOperator<AccessToken> change) {
        return new Register(
                accounts,
                tokens.stream()
                        .map(token -> token.name().equals(name) ? change.apply(token) : token)
                        .toList());
    }

    Register withoutAccount(String name) {
        return new Register(
                accounts.stream()
                        .filter(account -> !account.name().equals(name))
                        .toList(),
                tokens);
    }

    Register withoutToken(String name) {
        return new Register(
                accounts,
                tokens.stream().filter(token -> !token.name().equals(name)).toList());
    }

    private static <T> List<T> with(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return more;
    }
}
