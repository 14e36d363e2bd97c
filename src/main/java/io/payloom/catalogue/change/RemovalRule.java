package io.payloom.catalogue.change;

import io.payloom.catalogue.Account;
import io.payloom.catalogue.CatalogueContent;
import io.payloom.catalogue.CatalogueRule;
import io.payloom.catalogue.Channel;
import io.payloom.catalogue.Fault;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What is in use is switched off in one version and removed in a later one, so that no order is on its way to something
 * that is not there any more.
 */
@Component
class RemovalRule implements CatalogueRule {

    @Override
    public List<Fault> objections(CatalogueContent present, CatalogueContent proposed) {
        List<Fault> objections = new ArrayList<>();
        present.channels().stream().filter(Channel::enabled).forEach(channel -> {
            int index = indexOf(channel.code(), proposed);
            if (index < 0) {
                objections.add(new Fault(
                        "/channels",
                        "channel '" + channel.code()
                                + "' is missing and still on; switch it off in one version, remove it in"
                                + " a later one"));
            } else {
                accounts(channel, proposed.channels().get(index), "/channels/" + index + "/accounts", objections);
            }
        });
        return objections;
    }

    private static void accounts(Channel present, Channel proposed, String pointer, List<Fault> objections) {
        present.accounts().stream()
                .filter(Account::enabled)
                .filter(account -> proposed.account(account.code()).isEmpty())
                .forEach(account -> objections.add(new Fault(
                        pointer,
                        "account '" + account.code()
                                + "' is missing and still on; switch it off in one version, remove it in a"
                                + " later one")));
    }

    private static int indexOf(String channelCode, CatalogueContent content) {
        List<String> codes = content.channels().stream().map(Channel::code).toList();
        return codes.indexOf(channelCode);
    }
}
