using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.Accounts;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Notices
{
    internal sealed class InboxMessageTable : IEntityTypeConfiguration<InboxMessage>
    {
        public void Configure(EntityTypeBuilder<InboxMessage> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(m => new { m.CommunityId, m.DedupeKey }).IsUnique();
            builder.HasIndex(m => new { m.CommunityId, m.PersonId, m.CreatedAt, m.Id });
            // Few of many: whom somebody still has to call, in order and by what it is about.
            builder.HasIndex(m => new { m.CommunityId, m.CallSince, m.Id }).HasFilter("\"CallSince\" IS NOT NULL");
            builder.HasIndex(m => new { m.CommunityId, m.AboutId }, "IX_InboxMessages_CallsAbout").HasFilter("\"CallSince\" IS NOT NULL");
            builder.Property(m => m.CallIfUndelivered).HasDefaultValue(false);
            builder.Property(m => m.ToldByName).HasMaxLength(60);
            builder.Property(m => m.DedupeKey).HasMaxLength(160);
        }
    }

    internal sealed class MessageGrantTable : IEntityTypeConfiguration<MessageGrant>
    {
        public void Configure(EntityTypeBuilder<MessageGrant> builder)
        {
            builder.HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(g => new { g.AccountId, g.Template }).IsUnique();
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Notices;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<InboxMessage> InboxMessages => Set<InboxMessage>();

        public DbSet<MessageGrant> MessageGrants => Set<MessageGrant>();
    }
}
