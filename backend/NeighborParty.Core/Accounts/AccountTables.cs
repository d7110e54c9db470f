using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NeighborParty.Core.Accounts
{
    internal sealed class AccountTable : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> builder) => builder.HasIndex(a => a.OpenIdIndex).IsUnique();
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Accounts;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<Account> Accounts => Set<Account>();
    }
}
