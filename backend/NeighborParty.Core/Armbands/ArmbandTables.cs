using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.Core.Places;

namespace NeighborParty.Core.Armbands
{
    internal sealed class ArmbandTable : IEntityTypeConfiguration<Armband>
    {
        public void Configure(EntityTypeBuilder<Armband> builder)
        {
            builder.HasOne<Compound>().WithMany().HasForeignKey(a => a.CompoundId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(a => a.HolderPersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<BuildingGroup>().WithMany().HasForeignKey(a => a.GroupId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(a => new { a.CommunityId, a.Serial }).IsUnique();
            builder.HasIndex(a => new { a.CommunityId, a.State, a.AcceptBy });
            builder.HasIndex(a => new { a.CommunityId, a.GroupId });
            builder.HasIndex(a => new { a.CommunityId, a.CompoundId });
            builder.HasIndex(a => new { a.CommunityId, a.HolderPersonId }).HasDatabaseName("IX_Armbands_Holder");
            // One long-term armband for a person, whoever issues at the same moment.
            builder.HasIndex(a => new { a.CommunityId, a.HolderPersonId }, "IX_Armbands_OneLongTerm").IsUnique()
                .HasFilter("\"Kind\" = 'LongTerm' AND \"HolderPersonId\" IS NOT NULL");
            // In somebody's custody exactly when somebody is named.
            builder.ToTable(t => t.HasCheckConstraint("CK_Armbands_Holder",
                "(\"State\" IN ('PendingAcceptance', 'Issued', 'ReportedLost') AND \"HolderPersonId\" IS NOT NULL) OR " +
                "(\"State\" IN ('InStock', 'LostConfirmed', 'Damaged', 'Retired') AND \"HolderPersonId\" IS NULL)"));
            builder.Property(a => a.Serial).HasMaxLength(20);
        }
    }

    internal sealed class ArmbandEventTable : IEntityTypeConfiguration<ArmbandEvent>
    {
        public void Configure(EntityTypeBuilder<ArmbandEvent> builder)
        {
            builder.HasOne<Armband>().WithMany().HasForeignKey(e => e.ArmbandId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
            // Two steps at once cannot both be the next one.
            builder.HasIndex(e => new { e.CommunityId, e.ArmbandId, e.Number }).IsUnique();
            builder.HasIndex(e => new { e.CommunityId, e.Step, e.At });
            builder.Property(e => e.Detail).HasMaxLength(40);
            builder.Property(e => e.Note).HasMaxLength(400);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Armbands;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<Armband> Armbands => Set<Armband>();

        public DbSet<ArmbandEvent> ArmbandEvents => Set<ArmbandEvent>();
    }
}
